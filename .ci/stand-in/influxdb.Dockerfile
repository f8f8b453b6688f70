# InfluxDB of Debian (1.6), laid out as influxdb:1.11 is: the same user number, folders and variables of the first start.
FROM hazardwatch-stand-in/debian
RUN groupadd --gid 1500 influxdb && useradd --uid 1500 --gid 1500 --no-create-home --home-dir /var/lib/influxdb --shell /usr/sbin/nologin influxdb \
  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install influxdb influxdb-client curl \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/lib/influxdb /etc/influxdb/influxdb.conf \
  && install -d -o influxdb -g influxdb /var/lib/influxdb \
  && printf '[meta]\n  dir = "/var/lib/influxdb/meta"\n[data]\n  dir = "/var/lib/influxdb/data"\n  wal-dir = "/var/lib/influxdb/wal"\n' \
    >/etc/influxdb/influxdb.conf
COPY influxdb-entrypoint.sh /entrypoint.sh
VOLUME /var/lib/influxdb
EXPOSE 8086
USER influxdb
ENTRYPOINT ["/entrypoint.sh"]
CMD ["influxd"]
