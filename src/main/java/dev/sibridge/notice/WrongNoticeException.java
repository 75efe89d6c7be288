package dev.sibridge.notice;

import java.util.Map;

/** A notice that cannot be meant so; nothing was changed. */
public class WrongNoticeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> mistakes;

    WrongNoticeException(Map<String, String> mistakes) {
        super(String.join(" ", mistakes.values()));
        this.mistakes = Map.copyOf(mistakes);
    }

    /** What is wrong, in a sentence each, by the member of {@link NoticeWish}. */
    public Map<String, String> mistakes() {
        return mistakes;
    }
}
