#!/bin/sh
# Install postfix for `make mail-test`; it is neither configured nor started, the test runs one of its own.
set -eu
! { command -v postfix && command -v smtp-sink; } >/dev/null || exit 0
[ "$(id -u)" -eq 0 ] || { echo "briefer: to test with a real mail server, as root: make mail-test" >&2 && exit 1; }
echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postfix >/dev/null
