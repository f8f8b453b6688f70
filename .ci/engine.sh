# Sourced by compose-check.sh. Provides a separate Docker engine on a machine where none runs.

# Starts an engine with its socket, data and runtime files in directory $1 and points DOCKER_HOST to it. Sets engine to its process id
# and home to its directory.
start_engine() {
  local i
  home=$1
  command -v dockerd >/dev/null || { echo "no Docker engine answers and there is no dockerd to start; on Debian: apt install docker.io" >&2; return 1; }
  dockerd --host "unix://$home/docker.sock" --data-root "$home/data" --exec-root "$home/exec" --pidfile "$home/pid" >"$home/log" 2>&1 &
  engine=$!
  export DOCKER_HOST=unix://$home/docker.sock
  for ((i = 0; i < 120; i++)); do
    docker info >/dev/null 2>&1 && return
    kill -0 "$engine" 2>/dev/null || break
    sleep 0.5
  done
  echo "the Docker engine does not start:" >&2
  tail -n 5 "$home/log" >&2
  return 1
}

stop_engine() {
  [ -n "${engine:-}" ] || return 0
  kill -TERM "$engine" 2>/dev/null
  wait "$engine" 2>/dev/null
  umount "$home"/exec/netns/* 2>/dev/null
  engine=
}
