package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Keeps what Manage answers while it is asked. */
@Component
public class Asking {

    /** Keeps an answer. */
    public void answered(@Body List<JsonNode> records, @ExchangeProperty("request") Asked question) {
        question.answered(records);
    }

    /** Notes that the tenant has no such table. */
    public void unanswered(@ExchangeProperty("request") Asked question) {
        question.answered(List.of());
    }
}
