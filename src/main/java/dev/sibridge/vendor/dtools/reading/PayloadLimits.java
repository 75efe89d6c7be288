package dev.sibridge.vendor.dtools.reading;

/**
 * How much of D-Tools' answers is taken; what is beyond is refused before it fills the memory.
 *
 * @param maxSize   bytes of one answer, after decompression
 * @param maxDepth  objects and lists within each other
 * @param maxString characters of one text
 * @param maxRows   entries of one list: rows, locations, contacts
 */
public record PayloadLimits(long maxSize, int maxDepth, int maxString, int maxRows) {

    public static final PayloadLimits USUAL = new PayloadLimits(512L << 20, 64, 1_000_000, 100_000);

    /** @throws IllegalArgumentException when one of them would let nothing pass */
    public PayloadLimits {
        if (maxSize < 1 || maxDepth < 1 || maxString < 1 || maxRows < 1) {
            throw new IllegalArgumentException("Every limit below bridge.payload must be greater than zero.");
        }
    }
}
