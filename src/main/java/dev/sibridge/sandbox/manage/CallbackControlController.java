package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sibridge.sandbox.manage.callbacks.CallbackFault;
import dev.sibridge.sandbox.manage.callbacks.DeliveryLog;
import dev.sibridge.sandbox.manage.callbacks.DeliverySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How callbacks are steered and watched. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/control/manage/callbacks")
class CallbackControlController {

    private static final long LONGEST_WAIT_MS = 60_000;

    // Its own mapper, so that a misspelt member is refused however the application's mapper is set up.
    private static final ObjectMapper STRICT = JsonMapper.builder().build();

    private final ManageSandbox sandbox;

    CallbackControlController(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addFault(@RequestBody JsonNode fault) {
        sandbox.callbacks().faults().add(read(fault, CallbackFault.class));
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearFaults() {
        sandbox.callbacks().faults().clear();
    }

    /** What is left out becomes as usual, not as it was. */
    @PostMapping("/settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settings(@RequestBody JsonNode settings) {
        sandbox.callbacks().settings(read(settings, DeliverySettings.class));
    }

    /** A new key to sign with. */
    @PostMapping("/key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rotateKey() {
        sandbox.callbacks().keys().rotate();
    }

    @GetMapping("/deliveries")
    List<DeliveryLog.Entry> deliveries() {
        return sandbox.callbacks().log().entries();
    }

    @DeleteMapping("/deliveries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearDeliveries() {
        sandbox.callbacks().log().clear();
    }

    /** How many wait; with {@code ms}, as soon as none does, or after that time. */
    @GetMapping("/waiting")
    Map<String, Integer> waiting(@RequestParam(defaultValue = "0") long ms) throws InterruptedException {
        if (ms < 0 || ms > LONGEST_WAIT_MS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "ms lies between 0 and " + LONGEST_WAIT_MS);
        }
        sandbox.callbacks().awaitIdle(Duration.ofMillis(ms));
        return Map.of("waiting", sandbox.callbacks().waiting());
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return STRICT.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getOriginalMessage(), e);
        }
    }
}
