package dev.sibridge.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
}
