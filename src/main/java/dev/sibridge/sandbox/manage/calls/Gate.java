package dev.sibridge.sandbox.manage.calls;

import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Who may come in. The gateway in front knows codebases and companies and answers in plain text; behind it stand the
 * keys: of the API member {@code sandbox}, of members who were given a token, and of the integrator, who may do
 * nothing but ask for tokens.
 */
public final class Gate {

    public static final String CODEBASE = "v4_6_release";
    public static final String COMPANY = "sandbox";

    private static final String API_KEY = "sandbox";
    private static final String INTEGRATOR = "sandbox-integrator";
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final MemberTokens tokens;

    public Gate(MemberTokens tokens) {
        this.tokens = tokens;
    }

    public static void requireCodebase(String codebase) {
        if (!codebase.equals(CODEBASE)) {
            throw new ApiException(Reply.text(400, "Cannot route. Codebase/company is invalid"));
        }
    }

    /** The identifier of the member who calls. */
    public String enter(Call call) {
        String[] login = login(call.header("authorization"));
        String[] company = login[0].split("\\+", 2);
        if (!company[0].equalsIgnoreCase(COMPANY)) {
            throw new ApiException(Reply.text(400, "Cannot route. Codebase/company is invalid"));
        }
        String clientId = call.header("clientid");
        if (company.length < 2 || clientId == null || !GUID.matcher(clientId).matches()) {
            throw unauthorized();
        }
        return member(company[1], login[1], call);
    }

    private static String[] login(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw unauthorized();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).trim());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return parts;
            }
            throw unauthorized();
        } catch (IllegalArgumentException e) {
            throw unauthorized();
        }
    }

    private String member(String publicKey, String privateKey, Call call) {
        String type = String.valueOf(call.header("x-cw-usertype"));
        boolean asksForToken = call.method().equals("POST") && call.path().matches("/system/members/[^/]+/tokens/?");
        if (publicKey.equals(API_KEY) && privateKey.equals(API_KEY)) {
            return require(!asksForToken || type.equals("member"), API_KEY);
        }
        if (publicKey.equals(INTEGRATOR) && privateKey.equals(API_KEY)) {
            require(type.equals("integrator"), INTEGRATOR);
            if (!asksForToken) {
                throw new ApiException(403, "ConnectWiseApi", "The integrator login may only ask for tokens.");
            }
            return INTEGRATOR;
        }
        String member = tokens.member(publicKey, privateKey);
        return require(member != null && type.equals("member"), member);
    }

    private static String require(boolean valid, String member) {
        if (!valid) {
            throw unauthorized();
        }
        return member;
    }

    private static ApiException unauthorized() {
        return new ApiException(401, "ConnectWiseApi", "UserNotAuthenticated");
    }
}
