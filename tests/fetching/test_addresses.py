"""Which addresses are asked, and of which machines."""

from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.fetching.addresses import checked, is_address, is_public, resolved

PRIVATE = (
    "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.1.1 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 192.0.2.5 198.18.0.1".split()
)
PRIVATE += "198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255".split()
PRIVATE_6 = (
    ":: ::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2001::1 64:ff9b:1::1 100::1 3fff::1 5f00::1".split()
)
PUBLIC = (
    "1.1.1.1 8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 2606:2800:21f:cb07::1 2a00:1450:4001::8a ::ffff:8.8.8.8 64:ff9b::808:808".split()
)


def refusal(url: str) -> str:
    with pytest.raises(CannotLoad) as refused:
        checked(url)
    return str(refused.value)


@pytest.mark.parametrize("path", ["http://a.example", "HTTPS://a.example/b"])
def test_an_address_is_told_by_its_beginning(path):
    assert is_address(path)


@pytest.mark.parametrize("path", ["a.txt", "ftp://a.example", "http:/a", "https", "./http://a", "file:///etc/passwd", "postgresql://a/b"])
def test_what_is_no_address_of_the_web_is_told(path):
    assert not is_address(path)
    assert "only http:// and https://" in refusal(path)


class TestChecked:
    def test_leaves_out_the_part_of_the_page(self):
        assert checked("https://a.example/b?c=d#e#f") == "https://a.example/b?c=d"

    @pytest.mark.parametrize(
        ("url", "why"),
        [
            ("http://", "check it"),
            ("http:///a", "check it"),
            ("http://[::1/a", "check it"),
            ("http://a.example:port/", "check it"),
            ("http://a.example:70000/", "check it"),
            ("http://a.example/b c", "check it"),
            ("http://a.example/b\r\nx: y", "check it"),
            ("http://a.example/\x00", "check it"),
            ("http://ana@a.example/", "name or password"),
            ("http://ana:secret@a.example/", "name or password"),
            ("http://a.example/" + "b" * 2000, "2,000 characters"),
        ],
    )
    def test_refuses_what_can_t_or_must_not_be_asked(self, url, why):
        assert why in refusal(url)

    @given(rest=st.text(max_size=60))
    def test_gives_an_address_or_a_reason_for_anything(self, rest):
        with suppress(CannotLoad):
            assert is_address(checked(f"http://{rest}"))


class TestPublic:
    @pytest.mark.parametrize("machine", [*PRIVATE, *PRIVATE_6])
    def test_is_not_what_only_some_can_reach(self, machine):
        assert not is_public(ip_address(machine))

    @pytest.mark.parametrize("machine", PUBLIC)
    def test_is_what_the_world_can_reach(self, machine):
        assert is_public(ip_address(machine))

    @given(machine=st.one_of(st.ip_addresses(v=4), st.sampled_from(PRIVATE).map(IPv4Address)))
    def test_an_older_address_in_a_newer_one_is_as_it_is_by_itself(self, machine):
        number = int(machine)
        for carrier in ("::ffff:0:0", "64:ff9b::"):
            assert is_public(IPv6Address(int(IPv6Address(carrier)) + number)) == is_public(machine)
        assert is_public(IPv6Address((0x2002 << 112) + (number << 80))) == is_public(machine)
        assert not is_public(IPv6Address(number))

    @given(machine=st.ip_addresses())
    def test_is_never_what_the_library_knows_as_private(self, machine):
        kept = machine.is_private or machine.is_loopback or machine.is_link_local or machine.is_multicast or machine.is_unspecified
        carried = isinstance(machine, IPv6Address) and (machine.ipv4_mapped or machine.sixtofour)
        assert not (kept and not carried and is_public(machine))


class TestResolved:
    @pytest.mark.parametrize(
        "host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0", "::1", "::ffff:127.0.0.1"]
    )
    def test_refuses_this_machine_however_it_is_written(self, host):
        with pytest.raises(CannotLoad, match=r"private network or this machine|is not found"):
            resolved(host, 80, allow_private=False)

    def test_gives_the_machines_where_that_is_allowed(self):
        assert resolved("127.0.0.1", 80, allow_private=True) == ["127.0.0.1"]

    @pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".example", "a..b"])
    def test_tells_of_names_that_lead_nowhere(self, host):
        with pytest.raises(CannotLoad, match="is not found"):
            resolved(host, 80, allow_private=True)
