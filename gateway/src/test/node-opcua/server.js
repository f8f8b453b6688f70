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
  const level = plant.addVariable({ browseName: 'level', nodeId: 's=level', componentOf: area, dataType: DataType.Double, eventSourceOf: area });
  const set = value => level.setValueFromSource(new Variant({ dataType: DataType.Double, value }));
  set(10);
  plant.instantiateNonExclusiveLimitAlarm('NonExclusiveLimitAlarmType', {
    browseName: 'HighLevel', conditionName: 'HighLevel', conditionSource: level, componentOf: area, inputNode: level,
    highLimit: 80, highHighLimit: 90, lowLimit: -50, lowLowLimit: -100,
  });
  readline.createInterface({ input: process.stdin }).on('line', line => set(Number(line)));
  await server.start();
  console.log('ready');
}
main().catch(failed => { console.error(failed); process.exit(1); });
