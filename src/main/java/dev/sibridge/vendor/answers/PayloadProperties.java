package dev.sibridge.vendor.answers;

import dev.sibridge.settings.WrongSettingException;
import dev.sibridge.vendor.dtools.reading.PayloadLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** How much of D-Tools' answers is taken, as {@code application.yaml} says it. See {@link PayloadLimits}. */
@ConfigurationProperties("bridge.payload")
public record PayloadProperties(
        DataSize maxSize,
        int maxDepth,
        int maxString,
        int maxRows,
        Duration maxTime) {

    /** @throws WrongSettingException when it would let nothing pass */
    public PayloadProperties {
        AnswerProperties.requireTime("bridge.payload.max-time", maxTime, "30m");
    }

    public PayloadLimits limits() {
        return new PayloadLimits(maxSize.toBytes(), maxDepth, maxString, maxRows);
    }
}
