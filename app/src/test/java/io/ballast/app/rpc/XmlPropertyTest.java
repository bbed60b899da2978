package io.ballast.app.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read again as it was. */
class XmlPropertyTest {

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> texts =
        Arbitraries.strings().withChars("<>&;]'\"\n\t\r äß\uFFFD€").alpha().ofMaxLength(20);
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts.asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(ArrayList::new).asGeneric(),
                Arbitraries.maps(texts, inner).ofMaxSize(4).map(LinkedHashMap::new).asGeneric()),
        0,
        4);
  }

  @Property
  void valuesComeBack(@ForAll("values") Object value) throws Fault {
    String written = new String(XmlWriter.answer(value), StandardCharsets.UTF_8);
    String call =
        written
            .replace("<methodResponse>", "<methodCall><methodName>m</methodName>")
            .replace("</methodResponse>", "</methodCall>");
    List<Object> read = new ArrayList<>();
    XmlReader.call(call.getBytes(StandardCharsets.UTF_8)).arguments().forEach(read::add);
    assertThat(read).isEqualTo(List.of(value));
  }

  @Property
  void anyTextAtAllBecomesXml(@ForAll String text) throws Fault {
    byte[] answer = XmlWriter.answer(Map.of("name", text));
    String call =
        new String(answer, StandardCharsets.UTF_8)
            .replace("<methodResponse>", "<methodCall><methodName>m</methodName>")
            .replace("</methodResponse>", "</methodCall>");
    assertThat(XmlReader.call(call.getBytes(StandardCharsets.UTF_8)).arguments()).hasSize(1);
  }
}
