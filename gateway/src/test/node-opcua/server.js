// An OPC UA server with one variable and a limit alarm on it, for OpcUaNodePeerTest. Lines of standard input set the variable.
const { OPCUAServer } = require('node-opcua-server');
const { MessageSecurityMode, SecurityPolicy } = require('node-opcua-secure-channel');
const { OPCUACertificateManager } = require('node-opcua-certificate-manager');
const { Variant, DataType } = require('node-opcua-variant');
const readline = require('readline');

async function main() {
  const certificates = new OPCUACertificateManager({ rootFolder: process.argv[3], automaticallyAcceptUnknownCertificate: true });
  const server = new OPCUAServer({
    port: Number(process.argv[2]), host: '127.0.0.1', hostname: '127.0.0.1', resourcePath: '/plant', serverCertificateManager: certificates,
    securityModes: [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt],
    securityPolicies: [SecurityPolicy.None, SecurityPolicy.Basic256Sha256],
  });
  await server.initialize();
  const space = server.engine.addressSpace;
  const plant = space.registerNamespace('urn:peer:plant');
  space.installAlarmsAndConditionsService();
  const area = plant.addObject({ browseName: 'Tank1', organizedBy: space.rootFolder.objects, eventNotifier: 1, notifierOf: space.rootFolder.objects.server });
  const variable = name => plant.addVariable({ browseName: name, nodeId: 's=' + name, componentOf: area, dataType: DataType.Double, eventSourceOf: area });
  const set = (node, value) => node.setValueFromSource(new Variant({ dataType: DataType.Double, value }));
  const alarm = node => plant.instantiateNonExclusiveLimitAlarm('NonExclusiveLimitAlarmType', {
    browseName: node.browseName.name + 'High', conditionName: 'HighLevel', conditionSource: node, componentOf: area, inputNode: node,
    highLimit: 80, highHighLimit: 90, lowLimit: -50, lowLowLimit: -100,
  });
  const level = variable('level');
  const pressure = variable('pressure');
  set(level, 10);
  set(pressure, 10);
  alarm(level);
  alarm(pressure);
  readline.createInterface({ input: process.stdin }).on('line', line => set(level, Number(line)));
  await server.start();
  console.log('ready');
}
main().catch(failed => { console.error(failed); process.exit(1); });
