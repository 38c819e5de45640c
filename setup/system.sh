#!/bin/sh
# Install what no wheel carries. Usage: setup/system.sh brief|test
#
# brief: Pango, which WeasyPrint sets type with, and fonts for Japanese, Chinese and Korean; all others come as
#        wheels. test: also Chromium, poppler and qpdf, with which the tests look at what was made, faketime and
#        strace, with which they set clocks and break disks, and cron, which is never started by them.
# Root installs at once, a person at a terminal is asked before sudo, anybody else is told the line to run.
# Never fails: without Pango there is still HTML, text and JSON.
set -u
cd "$(dirname "$0")/.." || exit 0

packages="libpangoft2-1.0-0 libharfbuzz-subset0 fonts-ipaexfont-mincho fonts-ipaexfont-gothic fonts-wqy-zenhei"
formulas="pango"
if [ "${1:-brief}" = test ]; then
    packages="$packages chromium poppler-utils qpdf faketime strace cron"
    formulas="$formulas poppler qpdf"
fi
declined=.venv/.declined

say() { echo "$*" >&2; }

# Say what is run, run it, and show what it printed only where it fails.
run() {
    say "briefer: running: $*"
    printed=$("$@" 2>&1 </dev/null) && return
    say "$printed"
    return 1
}

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

update_lists() {
    run $as_root apt-get update -qq || say "briefer: the package lists are not up to date; trying with those at hand"
}

install_with_apt() {
    missing=
    for package in $packages; do
        installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    line="apt-get install -y --no-install-recommends$missing"
    may_install "$line" || return 0
    # A distribution may lack one of them; the others are wanted all the same.
    [ -n "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ] || update_lists
    try_apt || { update_lists && try_apt; } || say "briefer: not installed; going on without. To try again: $line"
}

try_apt() {
    known=
    unknown=
    for package in $missing; do
        if [ -n "$(apt-cache madison "$package" 2>/dev/null)" ]; then known="$known $package"; else unknown="$unknown $package"; fi
    done
    [ -z "$unknown" ] || say "briefer: this system has no package named$unknown"
    [ -n "$known" ] || return 1
    run $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $known
}

# Say yes (0) where "$1" may run now, and leave in as_root how to become root.
may_install() {
    as_root=
    [ "$(id -u)" -ne 0 ] || return 0
    if ! command -v sudo >/dev/null || ! [ -t 0 ] || ! [ -t 2 ] || [ "$(cat "$declined" 2>/dev/null)" = "$1" ]; then
        say "briefer: for the PDF and its fonts, run as root: $1"
        return 1
    fi
    as_root=sudo
    ask "sudo $1" && return 0
    say "briefer: going on without; you will not be asked again, but this still works: sudo $1"
    { mkdir -p .venv && echo "$1" >"$declined"; } 2>/dev/null
    return 1
}

ask() {
    printf 'briefer: the PDF and its fonts need system packages:\n    %s\nRun it now? [Y/n] ' "$1" >&2
    read -r answer || return 1
    case $answer in "" | [Yy]*) return 0 ;; *) return 1 ;; esac
}

install_with_brew() {
    for formula in $formulas; do
        brew list --formula "$formula" >/dev/null 2>&1 || run brew install "$formula" ||
            say "briefer: not installed; going on without. To try again: brew install $formula"
    done
}

if command -v brew >/dev/null && [ "$(uname)" = Darwin ]; then
    install_with_brew
elif command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_with_apt
elif ! { ldconfig -p 2>/dev/null | grep -q libpangoft2; }; then
    say "briefer: for the PDF, install Pango 1.44 or newer with this system's own package manager"
fi
exit 0
