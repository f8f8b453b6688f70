package io.hazardwatch.gateway.history.embedded;

import io.questdb.cairo.CairoConfiguration;
import io.questdb.cairo.CairoEngine;
import io.questdb.griffin.FunctionFactory;
import io.questdb.griffin.engine.functions.bool.AndFunctionFactory;
import io.questdb.griffin.engine.functions.conditional.CaseFunctionFactory;
import io.questdb.griffin.engine.functions.conditional.SwitchFunctionFactory;
import io.questdb.griffin.engine.functions.date.TimestampFloorFromOffsetFunctionFactory;
import io.questdb.griffin.engine.functions.eq.EqIntFunctionFactory;
import io.questdb.griffin.engine.functions.eq.EqSymStrFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.AvgDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.CountGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.LastByteGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.LastDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.LastNotNullDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.MaxDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.MinDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.SumDoubleGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.groupby.SumLongGroupByFunctionFactory;
import io.questdb.griffin.engine.functions.lt.LtIntFunctionFactory;
import io.questdb.griffin.engine.functions.lt.LtTimestampFunctionFactory;
import io.questdb.griffin.engine.functions.math.DivDoubleFunctionFactory;
import io.questdb.griffin.engine.functions.math.MulDoubleFunctionFactory;
import io.questdb.griffin.engine.functions.math.SubLongFunctionFactory;
import io.questdb.griffin.engine.functions.table.TablePartitionsFunctionFactory;
import java.util.List;

/**
 * QuestDB with the functions that the statements of this room use, instead of all 900: loading and keeping those takes a fifth of the classes
 * of the whole gateway. A statement that uses another function fails with "unknown function name", so it needs a test and a line here.
 * Any thread.
 */
final class QuestFunctions extends CairoEngine {
    QuestFunctions(CairoConfiguration settings) {
        super(settings);
    }

    /** In QuestDB's own order, by which it chooses among functions that fit equally well. */
    @Override
    protected Iterable<FunctionFactory> getFunctionFactories() {
        return List.of(new AndFunctionFactory(), new EqIntFunctionFactory(), new EqSymStrFunctionFactory(), new LtTimestampFunctionFactory(),
                new LtIntFunctionFactory(), new SubLongFunctionFactory(), new DivDoubleFunctionFactory(), new MulDoubleFunctionFactory(),
                new TimestampFloorFromOffsetFunctionFactory(), new SumDoubleGroupByFunctionFactory(), new SumLongGroupByFunctionFactory(),
                new LastDoubleGroupByFunctionFactory(), new LastByteGroupByFunctionFactory(), new LastNotNullDoubleGroupByFunctionFactory(),
                new MaxDoubleGroupByFunctionFactory(), new MinDoubleGroupByFunctionFactory(), new CountGroupByFunctionFactory(),
                new CaseFunctionFactory(), new SwitchFunctionFactory(), new AvgDoubleGroupByFunctionFactory(),
                new TablePartitionsFunctionFactory());
    }
}
