# Mosquitto of Debian, laid out as eclipse-mosquitto is: the same user number and folders.
FROM hazardwatch-stand-in/debian
RUN groupadd --gid 1883 mosquitto && useradd --uid 1883 --gid 1883 --no-create-home --shell /usr/sbin/nologin mosquitto \
  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install mosquitto mosquitto-clients \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
  && install -d -o mosquitto -g mosquitto /mosquitto/config /mosquitto/data /mosquitto/log
VOLUME ["/mosquitto/data", "/mosquitto/log"]
EXPOSE 1883
CMD ["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"]
