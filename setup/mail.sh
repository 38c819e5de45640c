#!/bin/sh
# Install postfix and dovecot for `make mail-test`. Neither is configured or left running: the tests run their own.
set -eu
missing=
command -v smtp-sink >/dev/null && command -v postfix >/dev/null || missing="postfix"
command -v dovecot >/dev/null || missing="$missing dovecot-imapd"
[ -n "$missing" ] || exit 0
[ "$(id -u)" -eq 0 ] || { echo "briefer: to test with real mail servers, as root: make mail-test" >&2 && exit 1; }
echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
case $missing in
*dovecot*) systemctl disable --now dovecot.service dovecot.socket >/dev/null 2>&1 || true ;;
esac
