package dev.sibridge.routes;

import dev.sibridge.failure.Causes;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what went wrong in an operator's {@code customize-*} route, or in one that it calls. */
@Component
public class OwnRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(OwnRoutes.class);
    private static final Set<String> CALLERS = Set.of("customize-records", "customize-values");

    /**
     * Makes sure that a route leaves fields in the body, or nothing.
     *
     * @param hook the kind of record that the route is for
     */
    public void check(@Body Object body, String hook) {
        if (body != null && !(body instanceof Map)) {
            String route = "customize-" + hook;
            throw new OwnRouteException(route, RouteFiles.place(route),
                    "it ends with a " + body.getClass().getSimpleName() + " in place of a map of fields");
        }
    }

    /**
     * Names the file, the step and the cause.
     *
     * @throws OwnRouteException always, but for errors of the machine, which no route is to blame for
     */
    public void failed(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) throws Exception {
        FailedStepException step = FailedStepException.of(trouble);
        if (step == null || CALLERS.contains(step.route()) || Causes.find(VirtualMachineError.class, trouble) != null) {
            throw trouble;
        }
        LOG.debug("{} failed", step.place(), trouble);
        throw new OwnRouteException(step.route() + " " + step.step(), step.place(), cause(trouble));
    }

    // Messages of exceptions quote what was in the record; only what is told here is known not to.
    private static String cause(Throwable trouble) {
        MethodNotFoundException method = Causes.find(MethodNotFoundException.class, trouble);
        NoSuchBeanException bean = Causes.find(NoSuchBeanException.class, trouble);
        NoTypeConversionAvailableException conversion = Causes.find(NoTypeConversionAvailableException.class, trouble);
        if (method != null) {
            return "there is no method " + method.getMethodName();
        }
        if (bean != null) {
            return "there is no bean " + bean.getName();
        }
        if (conversion != null || Causes.find(TypeConversionException.class, trouble) != null
                || Causes.find(InvalidPayloadException.class, trouble) != null) {
            return "a value has the wrong type";
        }
        return "it ended with the exception " + root(trouble).getClass().getSimpleName();
    }

    private static Throwable root(Throwable trouble) {
        return trouble.getCause() == null ? trouble : root(trouble.getCause());
    }
}
