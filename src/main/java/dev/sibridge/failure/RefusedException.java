package dev.sibridge.failure;

import java.util.List;
import java.util.stream.Collectors;

/** The export itself is at fault and is refused whole; a person has to mend it in SI. */
public class RefusedException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** All problems of the export, never empty. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<Failure> failures() {
        return problems.stream().map(Problem::failure).toList();
    }
}
