#!/bin/sh
# Let a real cron run the installed line once. Usage: setup/cron-test.sh   (as root, on a machine to spare)
#
# It makes a reader with a home, articles and settings, has `briefer schedule install` write that reader's
# crontab, starts Debian's cron in the foreground, and waits for the brief of the next full minute. Everything
# is removed again; nobody else's crontab is touched.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] || { echo "cron-test: run it as root: it makes a reader and starts cron" >&2; exit 1; }
for program in cron crontab useradd; do
    command -v "$program" >/dev/null || { echo "cron-test: there is no $program: apt-get install -y cron passwd" >&2; exit 1; }
done

reader=briefer-cron-test
home=$(mktemp -d)
daemon=
clean() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    crontab -u "$reader" -r 2>/dev/null || true
    userdel "$reader" 2>/dev/null || true
    rm -rf "$home"
}
trap clean EXIT INT TERM

chmod 755 "$home"
# The wheel in an environment of its own: the reader may not read this folder.
.venv/bin/python -m pip wheel -qq --no-deps --no-build-isolation --wheel-dir "$home/wheels" .
# Followed where it is a link: what is done to the copy must not be done to the environment of others.
cp -a .venv/. "$home/venv"
"$home/venv/bin/python" -m pip install -qq --no-deps --force-reinstall --no-index "$home"/wheels/*.whl
sed -i "1s|^#!.*|#!$home/venv/bin/python|" "$home/venv/bin/briefer"
mkdir "$home/news"
cp -r seeds/inland-courier "$home/news/articles"
cat >"$home/news/briefer.toml" <<'TOML'
formats = ["html", "text"]
[[sources]]
path = "articles"
TOML
useradd --home-dir "$home" --shell /bin/sh "$reader"
chown -R "$reader" "$home"
crontab -u "$reader" -r 2>/dev/null || true  # what a run that was cut off has left

# The reader may not see the Python that this environment was made with, in root's home for example.
python=$(readlink -f .venv/bin/python)
su "$reader" -c "test -x $python" || python=/usr/bin/python3
ln -sf "$python" "$home/venv/bin/python"

as_reader() { su "$reader" -c "cd $home/news && $home/venv/bin/briefer $*"; }

# It begins ten to six minutes before that.
at=$(date -d '+12 minutes' +%H:%M)
as_reader schedule install --at "$at"
as_reader schedule install --at "$at" >/dev/null
[ "$(crontab -u "$reader" -l | grep -c '^# >>> briefer')" -eq 1 ] || { echo "cron-test: the block stands twice" >&2; exit 1; }
if ! pgrep -x cron >/dev/null; then
    cron -f &
    daemon=$!
fi
# The line runs five to ten minutes before, so two to seven from now.
echo "cron-test: waiting for the brief of $at"
waited=0
until ls "$home"/news/out/*/brief.html >/dev/null 2>&1; do
    waited=$((waited + 1))
    [ "$waited" -lt 540 ] || { echo "cron-test: no brief after nine minutes" >&2; exit 1; }
    sleep 1
done
made=$(ls "$home"/news/out/*/brief.html)
as_reader verify "$(dirname "$made")"
as_reader schedule remove
! crontab -u "$reader" -l 2>/dev/null | grep -q briefer || { echo "cron-test: the block is still there" >&2; exit 1; }
echo "cron-test: cron ran the line at $at, the brief is proved, and the crontab is clean again"
