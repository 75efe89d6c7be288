package dev.sibridge.web.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.setup.trial.Choices;
import dev.sibridge.setup.trial.Choices.Choice;
import dev.sibridge.setup.trial.Trials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries settings before they are kept, and tells what there is to choose from. */
@RestController
@RequestMapping("/api/settings/{account}")
@ConditionalOnWebApplication
@Administrators
class TrialsApi {

    private final Trials trials;
    private final Choices choices;

    TrialsApi(Trials trials, Choices choices) {
        this.trials = trials;
        this.choices = choices;
    }

    /**
     * What is tried.
     *
     * @param settings that are not kept; those that are left out are as they are. Null for none
     * @param to       who gets a test mail
     */
    record Trial(Map<String, JsonNode> settings, String to) {
    }

    record FindingAnswer(String check, String state, String message, String todo) {
    }

    /** Tries what belongs to a concern: connectwise, dtools, rights or tool; of bridge, mail. */
    @PostMapping("/test/{concern}")
    List<FindingAnswer> test(@PathVariable String account, @PathVariable String concern,
            @RequestBody(required = false) Trial trial) {
        Map<String, String> wanted = new HashMap<>();
        if (trial != null && trial.settings() != null) {
            trial.settings().forEach((key, value) -> wanted.put(key, SettingsApi.text(value)));
        }
        return trials.test(account, concern, wanted, trial == null ? null : trial.to()).stream()
                .map(finding -> new FindingAnswer(finding.check(), finding.state().label(), finding.message(),
                        finding.todo())).toList();
    }

    /** The values of a setting that names something of Manage's, or of SI's. */
    @GetMapping("/choices/{setting}")
    List<Choice> choices(@PathVariable String account, @PathVariable String setting) {
        return choices.of(account, setting);
    }
}
