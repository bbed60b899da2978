# Sourced by ./build and ./ballast: sets and exports JAVA_HOME, or ends with one sentence.

readonly WANTED_JDK=25

# The feature release of the JDK in a folder; nothing when there is none.
jdk_release() {
  [[ -x $1/bin/java && -f $1/release ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# JAVA_HOME if it is new enough; else the oldest below /usr/lib/jvm that is, the nearest to tested.
find_jdk() {
  local folder release best="" best_release=9999
  release=$(jdk_release "${JAVA_HOME:-/nonexistent}")
  if ((${release:-0} >= WANTED_JDK)); then
    echo "$JAVA_HOME"
    return
  fi
  for folder in /usr/lib/jvm/*; do
    release=$(jdk_release "$folder")
    if ((${release:-0} >= WANTED_JDK && ${release:-0} < best_release)); then
      best=$folder best_release=$release
    fi
  done
  echo "$best"
}

JAVA_HOME=$(find_jdk)
if [[ -z $JAVA_HOME ]]; then
  echo "Ballast needs JDK $WANTED_JDK: install temurin-25-jdk (or openjdk-25-jdk) or set JAVA_HOME" >&2
  exit 1
fi
export JAVA_HOME
