#!/usr/bin/env bash
# Makes the figures of README and docs/: npm run figures. Every seed is the default or stated, so that the same bytes
# come out on every machine; test/slow/docs.test.ts compares them. A minute or two on two free cores.
#   docs/figures/make.sh FOLDER [demo] [benchmark]    writes those of one part, or of both, into FOLDER
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
target=$(cd "$1" && pwd)
parts=("${@:2}")
((${#parts[@]})) || parts=(demo benchmark)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
nplm() { node "$root/dist/src/cli/main.js" "$@"; }

# 24 of 974 dimuon events from a Z' of 300 GeV: the demo of the README.
demo() {
  nplm run --ref "$root/toys/dimuon/reference.arrow" --data "$root/toys/dimuon/data.arrow" --network 4,4 --clip 1.7 \
    --starts 16 --toys 600 --out demo
  cp demo/t-distribution.svg demo/feature-pt1.svg "$target"
}

# The univariate benchmark with 10 events at 6.4, toys of the exact law, three clips.
benchmark() {
  nplm generate exponential --events 20000 --out sm.arrow
  nplm generate exponential --poisson --signal tail:10 --seed 2 --out obs.arrow
  for clip in 1 3.75 10; do
    nplm run --ref sm.arrow --data obs.arrow --expected 2000 --toy-pool exponential --starts 50 --clip "$clip" \
      --out "clip-$clip"
    cp "clip-$clip/t-distribution.svg" "$target/clip-$clip.svg"
  done
  cp clip-3.75/log-ratio.svg "$target"
}

for part in "${parts[@]}"; do "$part"; done
