package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.calls.LogLine;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Puts run, account and project of a message beside every line that a step logs, in whichever thread the step runs,
 * and takes them away after it: threads go from run to run.
 */
@Component
public class RunInEveryLine implements InterceptStrategy {

    /** Key of the run's id beside a line, in the MDC. */
    public static final String RUN = "run";
    static final String PROJECT = "project";

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode step, Processor target,
            Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            @SuppressWarnings("try")
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Map<String, String> values = of(exchange);
                // Most steps are part of another one, whose values stand there already.
                if (values.entrySet().stream().allMatch(value -> value.getValue().equals(MDC.get(value.getKey())))) {
                    return super.process(exchange, callback);
                }
                try (LogLine line = LogLine.of(values)) {
                    return super.process(exchange, callback);
                }
            }
        };
    }

    private static Map<String, String> of(Exchange exchange) {
        Map<String, String> values = new HashMap<>();
        if (exchange.getProperty("account") instanceof Account account) {
            put(values, LogLine.ACCOUNT, account.name());
        }
        if (exchange.getProperty("run") instanceof ExportRun run) {
            put(values, RUN, run.id());
            put(values, PROJECT, project(run));
        }
        return values;
    }

    // Of a project that a person asked for, only the id is known before it is read.
    private static String project(ExportRun run) {
        if (run.export() == null) {
            return null;
        }
        return run.export().project() != null ? run.export().project()
                : run.project() != null ? run.project().name() : run.export().projectId();
    }

    private static void put(Map<String, String> values, String name, Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
