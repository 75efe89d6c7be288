package dev.sibridge.routes;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** A route of the operator's failed. Its message names file, step and cause, but nothing that was in the record. */
public class OwnRouteException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;
    private static final String TODO =
            "Correct the route, or delete its file to have the route that comes with SI Bridge.";

    private final String step;

    /**
     * @param step  route and step, for programs
     * @param place file and step, for people
     * @param cause what went wrong, without a full stop
     */
    OwnRouteException(String step, String place, String cause) {
        super(place + ": " + cause + ".");
        this.step = step;
    }

    @Override
    public List<Failure> failures() {
        return List.of(new Failure(Kind.SETUP, "own-route", step, getMessage(), TODO));
    }
}
