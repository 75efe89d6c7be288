package dev.sibridge.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/control/{service}")
class ControlController {

    // Its own mapper, so that a misspelt member is refused however the application's mapper is set up.
    private static final ObjectMapper STRICT = JsonMapper.builder().build();

    private final List<SimulatedService> services;

    ControlController(List<SimulatedService> services) {
        this.services = services;
    }

    record Latency(long ms) {

        Latency {
            if (ms < 0) {
                throw new IllegalArgumentException("A latency is not negative");
            }
        }
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addFault(@PathVariable String service, @RequestBody JsonNode fault) {
        named(service).faults().add(read(fault, Fault.class));
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearFaults(@PathVariable String service) {
        named(service).faults().clear();
    }

    @PostMapping("/latency")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void latency(@PathVariable String service, @RequestBody JsonNode latency) {
        named(service).latency(Duration.ofMillis(read(latency, Latency.class).ms()));
    }

    @PostMapping("/capacity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void limit(@PathVariable String service, @RequestBody JsonNode limit) {
        named(service).capacity().limit(read(limit, Capacity.Limit.class));
    }

    @DeleteMapping("/capacity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftLimit(@PathVariable String service) {
        named(service).capacity().lift();
    }

    @GetMapping("/log")
    List<RequestLog.Entry> log(@PathVariable String service) {
        return named(service).log().entries();
    }

    @DeleteMapping("/log")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearLog(@PathVariable String service) {
        named(service).log().clear();
    }

    private SimulatedService named(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No sandbox named " + name));
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return STRICT.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getOriginalMessage(), e);
        }
    }
}
