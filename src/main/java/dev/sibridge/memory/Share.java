package dev.sibridge.memory;

/** What an export has of the memory, and whether others had of it meanwhile. {@link SharedMemory} gives it. */
public final class Share {

    int size;
    boolean hadCompany;
    boolean alone;
    private boolean struck;
    private volatile boolean toBeTried = true;

    /** Whether the export is to be worked on: at first, and once more where the memory did not suffice. */
    public boolean isToBeTried() {
        return toBeTried;
    }

    /** Has the export tried once more, with all of the memory to itself. */
    public void tryAlone() {
        alone = true;
        struck = true;
    }

    void ended() {
        toBeTried = struck;
        struck = false;
    }
}
