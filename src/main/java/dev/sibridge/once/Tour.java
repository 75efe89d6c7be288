package dev.sibridge.once;

import java.io.PrintStream;

/** Shows what can be done: only where everything may be tried out. */
public interface Tour {

    /** Works and prints. Returns the exit code. */
    int show(PrintStream out);
}
