package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.SandboxState;
import dev.sibridge.sandbox.manage.model.Manage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What opportunities and projects come to by the records that the sandbox tenant holds: quantity times price. */
@Component
@Profile("sandbox")
class MoneyState implements SandboxState {

    private final ManageSandbox sandbox;

    MoneyState(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return "money";
    }

    /** Opportunities and projects by name, each with its number of lines and their total, a project's in two parts. */
    @Override
    public Map<String, List<Map<String, Object>>> state() {
        Manage manage = sandbox.manage();
        return manage.store().reading(() -> {
            Map<String, List<Map<String, Object>>> state = new LinkedHashMap<>();
            state.put("opportunities", of(manage, "Opportunity", "opportunity"));
            state.put("projects", of(manage, "Project", "project"));
            return state;
        });
    }

    private static List<Map<String, Object>> of(Manage manage, String entity, String member) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ObjectNode record : manage.table(entity).all()) {
            Collection<ObjectNode> lines =
                    manage.table("ProductItem").select(member, record.get("id").asInt());
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("id", record.get("id"));
            shown.put("name", record.get("name"));
            shown.put("lines", lines.size());
            if (member.equals("project")) {
                shown.put("onTickets", total(lines.stream().filter(line -> line.hasNonNull("ticket")).toList()));
                shown.put("onProject", total(lines.stream().filter(line -> !line.hasNonNull("ticket")).toList()));
            }
            shown.put("total", total(lines));
            all.add(shown);
        }
        return all;
    }

    private static BigDecimal total(Collection<ObjectNode> lines) {
        BigDecimal total = lines.stream()
                .map(line -> line.path("quantity").decimalValue().multiply(line.path("price").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
        return total.setScale(Math.max(2, total.scale()));
    }
}
