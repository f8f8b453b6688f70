# Sourced by run.sh. A start reuses the classes that an earlier run has loaded and linked; from JDK 25 also the profiles of its methods,
# so that they are compiled without being measured first. Needs jdk and jdk_release of jdk.sh.

# Sets cache to the JVM's options for jar $1, with the cache in folder $2; $3 are further options that the cache depends on.
#
# The first run on a JDK, jar and options records, and its stop writes the cache in some seconds. Caches of other ones are deleted. The JVM
# starts without a cache that it cannot use and says why in a warning; an unfinished one is deleted and recorded again.
class_cache() {
  local jar=$1 folder=$2 key aot other
  if [ "$jdk_release" -lt 25 ]; then
    cache=(-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$folder/gateway.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off)
    return
  fi
  key=$({ cat "$jdk/release"; stat -c '%s %Y' "$jar"; echo "$3"; } 2>/dev/null | cksum | cut -d ' ' -f 1)
  aot=$folder/gateway-$key.aot
  # While the cache is being written the recording lies beside it.
  if [ -s "$aot.new" ] && [ ! -e "$aot.new.config" ]; then mv -f "$aot.new" "$aot"; fi
  for other in "$folder"/gateway.jsa "$folder"/gateway-*.aot*; do
    [ "$other" = "$aot" ] || rm -f "$other"
  done
  if [ -s "$aot" ]; then
    cache=(-XX:AOTCache="$aot")
  else
    cache=(-XX:AOTCacheOutput="$aot.new" -Xlog:aot=off)
  fi
}
