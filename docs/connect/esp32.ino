// Sends a reading every ten seconds by MQTT over TLS. Arduino for ESP32, with the libraries WiFiClientSecure (shipped) and PubSubClient.
// PubSubClient sends with QoS 0: a reading that is lost on the way is not repeated. The gateway alarms when a point falls silent.
#include <PubSubClient.h>
#include <WiFi.h>
#include <WiFiClientSecure.h>

const char *WIFI = "…", *WIFI_PASSWORD = "…";
const char *HOST = "gateway.example";
const int PORT = 8883;
const char *USERNAME = "…";  // the device's access token; it needs no password
const char *TOPIC = "v1/devices/me/telemetry";
const char *CERTIFICATE = "-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n";  // of the gateway, or of its authority

WiFiClientSecure connection;
PubSubClient client(connection);

void setup() {
  WiFi.begin(WIFI, WIFI_PASSWORD);
  connection.setCACert(CERTIFICATE);
  client.setServer(HOST, PORT);
}

void loop() {
  if (WiFi.status() == WL_CONNECTED && !client.connected()) {
    client.connect(("esp32-" + WiFi.macAddress()).c_str(), USERNAME, "");  // a client id of its own for each device
  }
  client.loop();
  static unsigned long sentAt = 0;
  if (client.connected() && millis() - sentAt >= 10000) {
    char payload[64];
    snprintf(payload, sizeof payload, "{\"lel\":%.1f}", analogRead(34) * 100.0 / 4095);  // no ts: the time of arrival holds
    client.publish(TOPIC, payload);
    sentAt = millis();
  }
}
