package dev.sibridge.routes;

import java.util.stream.Stream;
import org.apache.camel.NamedNode;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;

/**
 * The step in which something went wrong first, however many routes it then passed through. It stands beside what went
 * wrong, as one of its suppressed exceptions, so that stack traces tell it, too.
 */
final class FailedStepException extends Exception {

    private static final long serialVersionUID = 1L;
    // Causes may go in a circle.
    private static final int MOST_CAUSES = 50;

    private final String route;
    private final String step;

    private FailedStepException(NamedNode node) {
        super(place(ProcessorDefinitionHelper.getRouteId(node), Math.max(0, node.getLineNumber()), name(node)), null,
                false, false);
        this.route = ProcessorDefinitionHelper.getRouteId(node);
        this.step = name(node);
    }

    /** Notes the step, unless one inside it was noted for the same trouble. */
    static void note(Throwable trouble, NamedNode step) {
        if (trouble != null && of(trouble) == null) {
            trouble.addSuppressed(new FailedStepException(step));
        }
    }

    /** The step that was noted for the trouble, or for what caused it; null for none. */
    static FailedStepException of(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause).limit(MOST_CAUSES)
                .flatMap(cause -> Stream.of(cause.getSuppressed())).filter(FailedStepException.class::isInstance)
                .map(FailedStepException.class::cast).findFirst().orElse(null);
    }

    /** The id of the step's route. */
    String route() {
        return route;
    }

    /** What the step is called: its id, or its kind when it was given none. */
    String step() {
        return step;
    }

    /** For people: where the step is in its file. */
    String place() {
        return getMessage();
    }

    private static String place(String route, int line, String step) {
        return RouteFiles.place(route) + (line == 0 ? "" : ", line " + line) + ", step " + step;
    }

    private static String name(NamedNode step) {
        boolean hasId = step instanceof OptionalIdentifiedDefinition<?> definition && definition.hasCustomIdAssigned();
        return hasId ? step.getId() : step.getShortName();
    }
}
