# Sourced by the scripts that put load on a gateway, after find_jdk and with their folder in home: how they start it and the simulator.

java=("$jdk/bin/java" --enable-native-access=ALL-UNNAMED)
if [ "$jdk_release" -ge 23 ]; then java+=(--sun-misc-unsafe-memory-access=allow); fi
pids=()

# Ends what is in pids; for the trap of the script.
end_all() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}

simulator() { "${java[@]}" -jar simulator/target/hazardwatch-simulator.jar "$@"; }

# Starts a gateway with $home/config and the options of Java given, waits until it takes messages, and sets gateway_pid, http and mqtt.
start_gateway() {
  "${java[@]}" "$@" -XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10 -jar gateway/target/hazardwatch-gateway.jar \
    --config "$home/config" --data "$home/data" --http-port 0 --mqtt-port 0 --mqtts-port -1 > "$home/gateway.log" 2>&1 &
  gateway_pid=$!
  pids+=("$gateway_pid")
  for _ in $(seq 600); do
    grep -q '^ *mqtt' "$home/gateway.log" && break
    kill -0 "$gateway_pid" || { cat "$home/gateway.log"; exit 1; }
    sleep 0.1
  done
  http=$(sed -n 's|.*console *http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$home/gateway.log")
  mqtt=$(sed -n 's|^ *mqtt *127.0.0.1:\([0-9]*\).*|\1|p' "$home/gateway.log")
}
