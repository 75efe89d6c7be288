package dev.sibridge.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@Profile("sandbox")
class SandboxStateController {

    private final List<SandboxState> parts;

    SandboxStateController(List<SandboxState> parts) {
        this.parts = parts;
    }

    @GetMapping("/sandbox/state")
    Map<String, Object> state() {
        Map<String, Object> states = new TreeMap<>();
        parts.forEach(part -> states.put(part.name(), part.state()));
        return states;
    }

    /** One part, say {@code money}. */
    @GetMapping("/sandbox/state/{part}")
    Object state(@PathVariable String part) {
        return parts.stream().filter(each -> each.name().equals(part)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).state();
    }
}
