"""The pages: each a function from what it is asked to what it answers, the same for a browser and for a program."""
