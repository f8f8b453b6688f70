// Files of hazard sources and stock books: Chinese first.
import { add } from '../texts.js';

add({
  'hazard.back': ['全部危险源', 'All hazard sources'], 'hazard.openMatters': ['项待办', 'matters open'], 'hazard.changes': ['与评估时的差异', 'Difference to the assessment'],
  'hazard.filingPage': ['备案信息（打印）', 'Filing with the county (to print)'], 'hazard.filingTable': ['备案信息（CSV）', 'Filing (CSV)'],
  'hazard.assess': ['登记辨识评估', 'Record an assessment'], 'hazard.enterTrigger': ['登记须重新评估的情形', 'Enter what asks for a new assessment'], 'hazard.trigger': ['情形', 'What'],
  'hazard.triggers': ['须重新辨识评估的情形（40 号令第 11 条）', 'What asks for a new assessment (Order 40 art. 11)'], 'hazard.noticed': ['系统可发现', 'noticed by the gateway'], 'hazard.entered': ['人工登记', 'entered by people'],
  'hazard.stillOpen': ['未评估', 'open'], 'hazard.answered': ['已评估', 'assessed since'], 'hazard.assessments': ['评估记录', 'Assessments'], 'hazard.documents': ['档案清单', 'Documents'],
  'hazard.filed': ['备案日期', 'Filed on'], 'hazard.notFiled': ['未备案', 'not filed'], 'hazard.recordFiling': ['登记备案', 'Record the filing'], 'hazard.receipt': ['备案编号', 'Number of the receipt'],
  'hazard.asFile': ['按场站文件当前数据', 'As the site file has it now'], 'hazard.day': ['日期', 'Day'], 'hazard.assessor': ['评估单位或人员', 'Assessor'], 'hazard.assessed': ['评估', 'Assessed'],
  'hazard.document': ['文件', 'Document'], 'hazard.state': ['状态', 'State'], 'hazard.due': ['到期', 'Due'], 'hazard.reference': ['链接或文件名', 'Link or file name'], 'hazard.basis': ['依据', 'Basis'],
  'hazard.present': ['有', 'there'], 'hazard.missing': ['缺', 'missing'], 'hazard.overdue': ['到期', 'overdue'], 'hazard.documentsThere': ['档案已有', 'Documents there'], 'hazard.in_preparation': ['编制中', 'in preparation'], 'hazard.not_applicable': ['不适用', 'not applicable'], 'hazard.stateDocument': ['保存', 'State it'],
  'hazard.words': ['说明', 'Words'], 'hazard.stock': ['出入库台账', 'Stock book'], 'hazard.twoPersons': ['一人登记，另一人复核后计入；级别按设计最大量，不随库存变化', 'One person enters, another confirms, then it counts; the grade follows the design maximum, not the stock'],
  'hazard.substance': ['物质', 'Substance'], 'hazard.balance': ['结存（吨）', 'Balance, t'], 'hazard.design': ['设计最大量（吨）', 'Design maximum, t'], 'hazard.measured': ['储罐计量（吨）', 'By the gauges, t'], 'hazard.deviation': ['差异（吨）', 'Difference, t'],
  'hazard.aboveDesign': ['超过设计最大量', 'above the design maximum'], 'hazard.pending': ['待复核', 'Wait for the second person'], 'hazard.entries': ['记录', 'Entries'], 'hazard.enterStock': ['登记出入库', 'Enter stock'],
  'hazard.direction': ['方向', 'Direction'], 'hazard.in': ['入库', 'in'], 'hazard.out': ['出库', 'out'], 'hazard.tonnes': ['吨', 'Tonnes'], 'hazard.confirm': ['复核确认', 'Confirm'], 'hazard.refuse': ['拒绝', 'Refuse'],
  'hazard.takeBack': ['冲销', 'Take back'], 'hazard.corrects': ['冲销', 'takes back'], 'hazard.enteredBy': ['登记人', 'entered by'], 'hazard.confirmed': ['已确认', 'confirmed'], 'hazard.refused': ['已拒绝', 'refused'],
  'hazard.matter.not_assessed': ['未登记辨识评估', 'No assessment is recorded'], 'hazard.matter.assessment_old': ['评估已满三年', 'Assessment is three years old'], 'hazard.matter.substances_changed': ['物质或数量变化，须重新评估', 'Substances or quantities changed, assess again'],
  'hazard.matter.grade_changed': ['级别变化，须重新评估', 'Grade changed, assess again'], 'hazard.matter.surroundings_changed': ['周边人数变化，须重新评估', 'People nearby changed, assess again'], 'hazard.matter.standard_changed': ['标准变化，须重新评估', 'Standard changed, assess again'],
  'hazard.matter.trigger': ['须重新评估', 'To be assessed again'], 'hazard.matter.not_filed': ['未备案', 'Not filed'], 'hazard.matter.document_missing': ['缺文件', 'Document missing'], 'hazard.matter.document_overdue': ['文件到期', 'Document overdue'],
  'hazard.matter.stock_unconfirmed': ['出入库待复核', 'Stock to be confirmed'], 'hazard.matter.stock_above_design': ['库存超过设计最大量', 'Stock above the design maximum'], 'hazard.matter.stock_deviates': ['台账与计量不符', 'Book and gauges differ'],
  'hazard.trigger.age': ['满三年', 'three years old'], 'hazard.trigger.construction': ['新建、改建、扩建', 'construction'], 'hazard.trigger.change': ['种类、数量、工艺或储存变化', 'change of chemicals, process or storage'],
  'hazard.trigger.surroundings': ['外界环境变化', 'surroundings changed'], 'hazard.trigger.accident': ['发生事故', 'accident'], 'hazard.trigger.standard': ['标准变化', 'standard changed'],
  'hazard.kind.identification': ['辨识、分级记录', 'identification'], 'hazard.kind.msds': ['安全技术说明书', 'safety data sheets'], 'hazard.kind.plot_plan': ['平面布置图', 'plot plan'], 'hazard.kind.p_and_id': ['工艺流程图', 'P&ID'],
  'hazard.kind.rules': ['规章制度、操作规程', 'rules'], 'hazard.kind.equipment': ['主要设备表', 'equipment'], 'hazard.kind.plan': ['应急预案', 'emergency plan'], 'hazard.kind.drills': ['应急演练', 'drills'],
  'hazard.kind.safety_evaluation': ['安全评估报告', 'safety evaluation'], 'hazard.kind.persons_in_charge': ['包保责任人', 'persons in charge'], 'hazard.kind.key_photographs': ['重点部位照片', 'key photographs'], 'hazard.kind.staff': ['人员资质', 'staff'],
  'hazard.kind.duty_records': ['值班记录', 'duty records'],
});
