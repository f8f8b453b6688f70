# Sourced by run.sh and verify.sh. Finds a JDK of release 21 or newer and sets jdk and jdk_release.

# Prints the release number of the JDK in directory $1, or nothing when there is no JDK.
release_of() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  printf '%s' "$version"
}

# Searches JAVA_HOME, then PATH, then /usr/lib/jvm, where the newest release comes first.
find_jdk() {
  local on_path='' candidate
  if command -v java >/dev/null; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" $(ls -d /usr/lib/jvm/*/ 2>/dev/null | sort -rV); do
    candidate=${candidate%/}
    jdk_release=$(release_of "$candidate")
    if [ -n "$jdk_release" ] && [ "$jdk_release" -ge 21 ]; then
      jdk=$candidate
      return 0
    fi
  done
  echo "A JDK of release 21 or newer is needed and none was found in JAVA_HOME, PATH or /usr/lib/jvm." >&2
  echo "Install one, for example Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME." >&2
  return 1
}

# Runs Maven on the JDK found. The options suppress warnings about features that newer JDKs will remove.
maven() {
  local options=${MAVEN_OPTS:-}
  if [ "$jdk_release" -ge 23 ]; then options="$options --sun-misc-unsafe-memory-access=allow"; fi
  if [ "$jdk_release" -ge 22 ]; then options="$options --enable-native-access=ALL-UNNAMED"; fi
  JAVA_HOME=$jdk MAVEN_OPTS=$options mvn -B "$@"
}
