package dev.sibridge.vendor.answers;

import dev.sibridge.settings.WrongSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one answer of either vendor may come to as a whole, as {@code application.yaml} says it; exports have limits of
 * their own, see {@link PayloadProperties}.
 *
 * @param maxTime from the request to the answer's last byte
 * @param maxSize after decompression
 */
@ConfigurationProperties("bridge.answers")
public record AnswerProperties(
        Duration maxTime,
        DataSize maxSize) {

    /** @throws WrongSettingException when one of them would let nothing pass */
    public AnswerProperties {
        requireTime("bridge.answers.max-time", maxTime, "5m");
        if (maxSize.toBytes() < 1) {
            throw new WrongSettingException("bridge.answers.max-size is " + maxSize
                    + "; it must be greater than zero, such as 32MB.");
        }
    }

    /** Every wait has to end, and none may be over before it begins. */
    static void requireTime(String setting, Duration time, String example) {
        if (time.toMillis() < 1) {
            throw new WrongSettingException(setting + " is " + time + "; it must be greater than zero, such as "
                    + example + ".");
        }
    }
}
