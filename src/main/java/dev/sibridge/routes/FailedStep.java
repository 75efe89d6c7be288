package dev.sibridge.routes;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;

/**
 * The step in which something went wrong first, however many routes it then passed through.
 *
 * @param route   the id of the step's route
 * @param step    what it is called: its id, or its kind when it was given none
 * @param line    in the route's file; 0 when that is not known
 * @param trouble what went wrong
 */
record FailedStep(String route, String step, int line, Throwable trouble) {

    private static final String PROPERTY = "failedStep";

    /** Notes the step, unless one inside it was noted for the same trouble. */
    static void note(Exchange exchange, NamedNode step) {
        Throwable trouble = exchange.getException();
        if (trouble == null) {
            return;
        }
        FailedStep noted = of(exchange);
        if (noted == null || noted.trouble != trouble && trouble.getCause() != noted.trouble) {
            exchange.setProperty(PROPERTY, new FailedStep(ProcessorDefinitionHelper.getRouteId(step), name(step),
                    Math.max(0, step.getLineNumber()), trouble));
        }
    }

    /** The last that was noted; null for none. */
    static FailedStep of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, FailedStep.class);
    }

    /** For people: where the step is in its file. */
    String place() {
        return RouteFiles.place(route) + (line == 0 ? "" : ", line " + line) + ", step " + step;
    }

    private static String name(NamedNode step) {
        boolean hasId = step instanceof OptionalIdentifiedDefinition<?> definition && definition.hasCustomIdAssigned();
        return hasId ? step.getId() : step.getShortName();
    }
}
