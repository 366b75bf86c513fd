"""Fetching over TLS from a real server on this machine: which certificates are trusted."""

import shutil
import subprocess
from pathlib import Path

import pytest

from embeddings.fetching import NotFetchedError
from tests.embeddings.web_server import Page, web_server

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates"),
]
PAGES = {"/": Page(b"<p>The tide came in.</p>")}


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of quay.example that nobody has signed but itself, with its key."""
    made = tmp_path / "quay.pem"
    words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=quay.example", "-addext", "subjectAltName=DNS:quay.example"]
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(made)]
    subprocess.run([*words.split(), *names, *files], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (tmp_path / "key.pem").read_bytes())
    return made


def test_a_certificate_that_nobody_trusts_is_refused_by_its_name(certificate: Path) -> None:
    with web_server(PAGES, certificate) as web:
        with pytest.raises(NotFetchedError, match=r"no valid certificate \(self.signed"):
            web.fetcher().fetch("https://quay.example/")
        assert web.asked == []


def test_one_that_this_machine_trusts_is_fetched(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with web_server(PAGES, certificate) as web:
        assert web.fetcher().fetch("https://quay.example/").raw == PAGES["/"].body
        assert [path for path, _ in web.asked] == ["/robots.txt", "/"]


def test_one_of_another_host_is_refused(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with web_server(PAGES, certificate) as web:
        with pytest.raises(NotFetchedError, match="no valid certificate"):
            web.fetcher().fetch("https://other.example/")
        assert web.asked == []
