#!/usr/bin/env bash
# Builds Docker images from Debian packages for a network in which no image can be pulled. They have the layout of the official
# images, so that docker-compose.yml and the service tests can use either. Prints the settings that name them, in the format of .env.
#
#   .ci/stand-in-images.sh [--fresh] [mosquitto] [influxdb] [maven]     all three when none is named
#
# Needs root, debootstrap, a Debian mirror (MIRROR, SECURITY_MIRROR; by default those of this machine) and a Docker engine. The image
# maven also needs a JDK, Maven and a local Maven repository from which this tree has been built before (mvn package).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$here/jdk.sh"

suite=bookworm
# Prints the mirror from which this machine installs the Debian suite $1.
source_of() { apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | awk -v suite="$1" '$2 == suite && !found++ { print $1 }'; }
mirror=${MIRROR:-$(source_of "$suite")}
security=${SECURITY_MIRROR:-$(source_of "$suite-security")}
name=hazardwatch-stand-in

fresh= wanted=()
for word in "$@"; do
  case "$word" in
    --fresh) fresh=yes ;;
    mosquitto|influxdb|maven) wanted+=("$word") ;;
    *) echo "stand-in-images.sh: $word: unknown" >&2; exit 2 ;;
  esac
done
[ ${#wanted[@]} -gt 0 ] || wanted=(mosquitto influxdb maven)

scratch=
trap '[ -z "$scratch" ] || rm -rf "$scratch"' EXIT
mkdir -p "$root/target"
scratch=$(mktemp -d "$root/target/stand-in.XXXXXX")

say() { echo "stand-in-images.sh: $*" >&2; }
is_made() { [ -z "$fresh" ] && docker image inspect "$name/$1" >/dev/null 2>&1; }

# Builds a minimal Debian like debian:bookworm-slim, without manuals and translations.
make_debian() {
  is_made debian && return
  command -v debootstrap >/dev/null || { say "debootstrap is missing; on Debian: apt install debootstrap"; exit 1; }
  say "making $name/debian from $mirror"
  local tree=$scratch/debian
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree" "$mirror" >"$scratch/debootstrap.log" 2>&1 \
    || { tail -n 5 "$scratch/debootstrap.log" >&2; exit 1; }
  printf 'deb %s %s main\ndeb %s %s-updates main\ndeb %s %s-security main\n' \
    "$mirror" "$suite" "$mirror" "$suite" "$security" "$suite" >"$tree/etc/apt/sources.list"
  printf 'path-exclude /usr/share/%s/*\n' doc man info locale >"$tree/etc/dpkg/dpkg.cfg.d/slim"
  rm -rf "$tree"/usr/share/{doc,man,info,locale}/* "$tree"/var/lib/apt/lists/* "$tree"/var/cache/apt/* "$tree"/var/log/*
  tar -C "$tree" -c . | docker import --change 'CMD ["bash"]' - "$name/debian" >/dev/null
  rm -rf "$tree"
}

# Installs a service's Debian packages; --network host gives apt-get the same route to the mirror as this machine.
make_service() {
  is_made "$1" && return
  say "making $name/$1"
  DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-0} docker build -q --network host -t "$name/$1" -f "$here/stand-in/$1.Dockerfile" "$here/stand-in" >/dev/null
}

# Rebuilds the image when a pom.xml has changed, because its Maven repository may lack new dependencies.
make_maven() {
  local poms
  poms=$(cat "$root/pom.xml" "$root"/*/pom.xml | sha256sum | cut -c 1-16)
  if is_made maven && [ "$(docker image inspect -f '{{index .Config.Labels "poms"}}' "$name/maven")" = "$poms" ]; then return; fi
  find_jdk || exit 1
  say "making $name/maven from $jdk"
  mkdir "$scratch/maven.context"
  cp -aL "$jdk" "$scratch/maven.context/jdk"
  cp -aL "$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")" "$scratch/maven.context/maven"
  mkdir "$scratch/maven.context/repository"
  tar -C "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" --exclude=_remote.repositories -c . \
    | tar -C "$scratch/maven.context/repository" -x
  docker build -q --label "poms=$poms" -t "$name/maven" -f "$here/stand-in/maven.Dockerfile" "$scratch/maven.context" >/dev/null
  rm -rf "$scratch/maven.context"
}

docker info >/dev/null 2>&1 || { say "no Docker engine answers"; exit 1; }
make_debian
for image in "${wanted[@]}"; do
  case "$image" in
    maven) make_maven; printf 'BUILD_IMAGE=%s/maven\nBASE_IMAGE=%s/debian\nMAVEN_FLAGS=-o\n' "$name" "$name" ;;
    *) make_service "$image"; printf '%s_IMAGE=%s/%s\n' "${image^^}" "$name" "$image" ;;
  esac
done
# Testcontainers would otherwise pull its own images for clean-up and to find this machine's address.
printf 'TESTCONTAINERS_RYUK_DISABLED=true\nTESTCONTAINERS_HOST_OVERRIDE=127.0.0.1\n'
