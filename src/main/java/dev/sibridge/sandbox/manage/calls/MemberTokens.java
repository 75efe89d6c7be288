package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keys issued to act as a member; they end after four hours. */
public final class MemberTokens {

    private static final Duration LIFE = Duration.ofHours(4);

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    ObjectNode issue(ObjectNode member) {
        if (member.path("inactiveFlag").asBoolean()) {
            throw new ApiException(400, "InvalidObject", "Member " + member.path("identifier").asText()
                    + " is inactive.");
        }
        Instant ends = Instant.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        String publicKey = random();
        Issued token = new Issued(random(), member.path("identifier").asText(), ends);
        issued.put(publicKey, token);
        return Json.object().put("publicKey", publicKey).put("privateKey", token.privateKey)
                .put("expiration", ends.toString());
    }

    /** The member that the keys stand for, or null if they are wrong or have ended. */
    String member(String publicKey, String privateKey) {
        Issued token = issued.get(publicKey);
        boolean valid = token != null && token.privateKey.equals(privateKey) && Instant.now().isBefore(token.ends);
        return valid ? token.member : null;
    }

    public void clear() {
        issued.clear();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private record Issued(String privateKey, String member, Instant ends) {
    }
}
