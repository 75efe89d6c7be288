package dev.sibridge.sandbox.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManagePagingTest extends ManageTest {

    @Test
    void a_page_has_25_records_unless_asked_otherwise_and_1000_at_most() {
        for (int i = 0; i < 1100; i++) {
            SANDBOX.manage().create("Manufacturer", Map.of("name", "Maker " + i));
        }
        assertThat(client.get("/procurement/manufacturers").json()).hasSize(25);
        assertThat(client.get("/procurement/manufacturers?pageSize=100").json()).hasSize(100);
        assertThat(client.get("/procurement/manufacturers?pageSize=5000").json()).hasSize(1000);
        assertThat(violations()).containsExactly("pageSize 5000 is capped at 1000");
        assertThat(client.get("/procurement/manufacturers?page=99").body()).isEqualTo("[]");
    }

    @Test
    void links_lead_through_numbered_pages() {
        String path = "/company/states?pageSize=20&conditions=country%2Fname%3D%22United%20States%22";
        ManageClient.Answer first = client.get(path);
        assertThat(first.header("Link")).contains("rel=\"next\"").contains("rel=\"last\"").doesNotContain("prev");
        String next = link(first, "next");
        assertThat(next).startsWith(SANDBOX.url() + "/sandbox/v4_6_release/apis/3.0/company/states?pageSize=20&")
                .endsWith("page=2");
        ManageClient.Answer second = client.get(next);
        assertThat(second.header("Link")).contains("rel=\"first\"").contains("rel=\"prev\"");
        ManageClient.Answer last = client.get(link(second, "last"));
        assertThat(last.json()).hasSize(11);
        assertThat(last.header("Link")).doesNotContain("rel=\"next\"");
        assertThat(client.get("/sales/stages").header("Link")).isNull();
    }

    @Test
    void forward_only_paging_goes_on_after_the_last_id_and_always_has_a_link() {
        client.header("pagination-type", "forward-only");
        String url = "/company/states?pageSize=50";
        int seen = 0;
        int pages = 0;
        ManageClient.Answer page = client.get(url);
        for (; !page.json().isEmpty(); page = client.get(link(page, "next"))) {
            seen += page.json().size();
            pages++;
            assertThat(page.header("Link")).contains("pageId=");
        }
        assertThat(seen).isEqualTo(61);
        assertThat(pages).isEqualTo(2);
        assertThat(client.get("/company/states?orderBy=name").status()).isEqualTo(400);
    }

    @Test
    void a_url_of_more_than_2000_characters_is_refused() {
        String list = "1,".repeat(1000) + "1";
        ManageClient.Answer answer = client.get("/company/companies?conditions=id%20in%20(" + list + ")");
        assertThat(answer.status()).isEqualTo(414);
        assertThat(client.get("/company/companies?conditions=id%20in%20(" + list.substring(0, 1701) + ")").status())
                .isEqualTo(200);
    }

    private static String link(ManageClient.Answer answer, String relation) {
        Matcher matcher = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(answer.header("Link"));
        assertThat(matcher.find()).as(answer.header("Link")).isTrue();
        return matcher.group(1);
    }

    @Test
    void onRequestThereIsAlwaysOneMorePage() {
        client.control("POST", "/faults", "{'kind':'endless-pages','path':'/company/countries','times':2}");

        assertThat(client.get("/company/countries", "pageSize", "1000").header("Link")).contains("rel=\"next\"");
        ManageClient.Answer beyond = client.get("/company/countries", "pageSize", "1000", "page", "9");
        assertThat(beyond.header("Link")).contains("rel=\"next\"");
        assertThat(beyond.json()).isEmpty();
        assertThat(client.get("/company/countries", "pageSize", "1000").header("Link")).isNull();
    }
}
