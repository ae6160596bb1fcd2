#!/usr/bin/env bash
# Remakes the pictures of the README from the demo. Needs LibreOffice Calc, poppler-utils, Noto CJK fonts, Chromium and curl.
#
#   ./greenbatch demo && docs/pictures/make.sh
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
pictures=$PWD/docs/pictures
work=$(mktemp -d)
address=http://127.0.0.1:5089
server=

finish() {
  [[ -z $server ]] || kill -TERM "$server" 2> /dev/null || true
  rm -rf -- "$work"
}
trap finish EXIT

# page WORKBOOK PAGE NAME DPI HEIGHT: the upper part of one printed page
page() {
  cp -- "$1" "$work/book.xlsx"
  soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work" "$work/book.xlsx" > /dev/null 2>&1
  pdftoppm -r "$4" -png -f "$2" -l "$2" -singlefile -x $(($4 * 40 / 100)) -y $(($4 * 40 / 100)) -W $(($4 * 1090 / 100)) -H "$5" "$work/book.pdf" "$pictures/$3"
}

# shot PATH NAME HEIGHT: one page of the dashboard
shot() {
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$work/browser" --window-size="1200,$3" --virtual-time-budget=6000 --hide-scrollbars --screenshot="$pictures/$2.png" "$address$1" > /dev/null 2>&1
}

page out/2027/internal/附件1_*.xlsx 2 ranking 130 640
page out/2027/internal/区县/500101_*/预警清单.xlsx 2 district 150 330

./greenbatch --version > /dev/null # builds, if it must
Dashboard__OpenOnLoopback=true ./greenbatch serve --demo --urls "$address" > /dev/null 2>&1 &
server=$!
for _ in $(seq 60); do
  if curl --silent --fail "$address/healthz/live" > /dev/null; then break; fi
  sleep 1
done
curl --silent --fail "$address/healthz/live" > /dev/null
shot /jobs/recurring dashboard 440
shot /jobs/runs runs 470
