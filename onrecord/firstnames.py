"""First names that are a woman's or a man's: who "she" or "he" may be, and which names are two although a letter tells them apart."""

from __future__ import annotations

__all__ = ["MEN", "WOMEN"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WOMEN = _words(
    """
    abigail agnes aisha alexandra alice alicia alison amanda amy ana andrea angela anita ann anna anne annegret annie antonia audrey ava
    barbara beatrice becky beth betty brenda bridget carla carmen carol caroline carrie catherine cecilia charlotte cheryl chloe christina
    christine cindy claire clara claudia cynthia daniela dawn deborah debra denise diana diane donna dorothy edith elaine eleanor elena
    elisabeth eliza elizabeth ella ellen emily emma erica erin esther eva evelyn fatima fiona florence frances gabriela gail georgia
    geraldine gina gloria grace greta hannah harriet hazel heather helen helena hilary hillary holly ida inés ines ingrid irene iris isabel
    isabella jacinda jane janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna jodie josephine joyce juana judith judy
    julia julie june kamala karen kate katharine katherine kathleen kathryn kathy katie kelly kim kirsten kristalina kristina laura lauren
    leah lena leonor leslie lillian linda lisa liz louise lucia lucy lydia lynn madeleine maggie manuela margaret margarita maria marie
    marilyn marina marine marion martha mary maureen megan melanie melissa mercedes mercy mia michelle mildred miriam molly monica nadia
    nancy naomi natalia natalie nicola nicole nina nora olga olivia pamela patricia paula pauline penny petra phyllis polly priti rachel
    rebecca regina renee rita robin rosa rosalind rose rosemary ruth sabine sally samantha sandra sara sarah shannon sharon sheila shirley
    silvia simone sofia sonia sophia sophie stella stephanie susan suzanne svetlana sylvia tamara tanya tara teresa theresa tina tracy
    ursula
    valentina valerie vanessa vera veronica victoria viola violet virginia viviane wanda wendy yolanda yulia yvonne zoe
    """
)
MEN = _words(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro aleksandr alex alexander alexei alfred ali allan allen alvaro
    amir anders andre andreas andrei andrew andrey angus anthony antoine anton antonio antony arnold arthur barack barry ben benjamin
    bernard
    bernie bill bob boris brad brandon brendan brett brian bruce bruno bryan carl carlos charles chris christian christoph christopher
    chuck claude clive colin connor craig cyril daniel dave david dean dennis derek diego dieter dimitri dmitry dominic donald doug douglas
    duncan dylan ed eduardo edward edwin emmanuel enrique eric erik ernest ethan eugene felipe felix fernando francis francisco francois
    françois frank franz fred frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gerhard gilbert giovanni giuseppe glen
    glenn gordon graham greg gregory guy hans harold harry hassan hector henrik henry herbert howard hugh hugo ian ibrahim igor ismail ivan
    jack jacob jacques jake james jamie jan jason javier jeff jeffrey jens jeremy jerome jim jimmy joachim joao joe joel johan johann john
    johnny jon jonathan jorge jose josé josef joseph josh joshua juan julian justin karl keith ken kenneth kevin klaus kurt kyle lars
    laurence lawrence lee leo leon leonard leonid lewis liam lloyd louis lucas luis luke malcolm manuel marc marcel marco marcus mario mark
    martin marvin matt matthew maurice max maxim michael michel miguel mike mikhail mitch mohamed mohammad mohammed muhammad mustafa nathan
    neil nicholas nick nicolas nigel nikolai norman oleg oliver omar oscar otto owen pablo patrick paul pavel pedro pete peter phil philip
    philippe pierre rafael ralph ramon ramón raymond recep ricardo richard rick rob robert roberto rodney roger roland ron ronald ross roy
    russell ryan salman sam samuel scott sean sebastian sergei sergey sergio seth simon stanislav stanley stefan stephen steve steven stuart
    sven ted terence terry theodore thomas tim timothy tobias todd tom tommy tony travis trevor vadim victor viktor vincent vladimir
    volodymyr
    wade walter warren wayne wilhelm will william wolfgang xavier yannick yuri yusuf zachary
    """
)
