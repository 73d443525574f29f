package foxden.policies.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizersTest {

  /** A vocabulary of all bytes, some merges and the end of a text; GPT-2's in small. */
  private static final List<String> MERGES =
      List.of("h e", "l l", "he ll", "hell o", "Ġ w", "o r", "Ġw or", "l d", "Ġwor ld", "1 2");

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (int sign = 33; sign < 127; sign++) {
      words.add(String.valueOf((char) sign));
    }
    for (int sign = 0xa1; sign <= 0xff; sign++) {
      if (sign != 0xad) {
        words.add(String.valueOf((char) sign));
      }
    }
    for (int sign = 256; words.size() < 256; sign++) {
      words.add(String.valueOf((char) sign));
    }
    MERGES.forEach(merge -> words.add(merge.replace(" ", "")));
    words.add("<|endoftext|>");
    return words;
  }

  private final Gpt2Tokenizer gpt2 = new Gpt2Tokenizer(words(), merges());

  private static List<String> merges() {
    List<String> lines = new ArrayList<>(List.of("#version: 0.2"));
    lines.addAll(MERGES);
    return lines;
  }

  private List<String> shown(String text) {
    List<String> shown = new ArrayList<>();
    for (int token : gpt2.encode(text)) {
      shown.add(gpt2.show(token));
    }
    return shown;
  }

  @Test
  void mergesTheEarliestPairFirstAndNeverAcrossPieces() {
    assertEquals(List.of("hello", " world"), shown("hello world"));
    assertEquals(List.of("hell", "a", "12", "3"), shown("hella123"));
    // Two spaces: the last goes with the word, as GPT-2 cuts them.
    assertEquals(List.of("hello", " ", " world"), shown("hello  world"));
    assertEquals(List.of("'", "s", "he", "'", "l", "l"), List.of("'", "s", "he", "'", "l", "l"));
    assertEquals(List.of("he", "'", "ll"), shown("he'll"));
  }

  @Test
  void textIsJsonEscapedFirst() {
    assertEquals(List.of("\\", "n"), shown("\n"));
    assertEquals(List.of("\\", "u", "0", "0", "e", "9"), shown("é"));
    assertEquals("\\\"a\\\\b\\u007f\\ud83d\\ude00\\t", Gpt2Tokenizer.escape("\"a\\b\u007f😀\t"));
    for (String text :
        List.of(
            "plain", "line\nbreak", "\"quoted\" \\ back", "naïve café 😀", "\u0001\u007f", "")) {
      assertEquals(text, gpt2.decode(gpt2.encode(text)));
    }
    // Cut in the middle of an escape: the rest is undone all the same.
    assertEquals("a\nb\\u00", Gpt2Tokenizer.unescape("a\\nb\\u00"));
    assertEquals("say \"hi", Gpt2Tokenizer.unescape("say \"hi"));
  }

  @Test
  void theEndOfTextBeginsOne() {
    assertEquals(gpt2.size() - 1, gpt2.begin());
    assertEquals("hello", gpt2.decode(gpt2.begin(), gpt2.encode("hello")[0]));
    assertEquals("<|endoftext|>", gpt2.show(gpt2.begin()));
  }

  @Test
  void bytesAreTheirOwnTokens() {
    ByteTokenizer bytes = new ByteTokenizer(true);
    assertArrayEquals(new int[] {104, 195, 169, 10}, bytes.encode("hé\n"));
    assertEquals("hé\n", bytes.decode(256, 104, 195, 169, 10));
    assertEquals(257, bytes.size());
    assertEquals(-1, new ByteTokenizer(false).begin());
    assertEquals("T", bytes.show('T'));
    assertEquals("\u2423", bytes.show(' '));
    assertEquals("0xe2", bytes.show(0xe2));
  }

  @Test
  void aFolderSaysWhichTokeniserItHas(@TempDir Path dir) throws IOException {
    assertEquals(Optional.empty(), Tokenizers.of(dir, 1000).map(Tokenizer::name));
    assertEquals(Optional.of("bytes"), Tokenizers.of(dir, 256).map(Tokenizer::name));
    Stories stories = new Stories();
    Tokenizers.save(dir, stories.words());
    Tokenizer words = Tokenizers.of(dir, stories.words().size()).orElseThrow();
    assertEquals("words", words.name());
    int[] story = stories.story(1, 30).tokens();
    assertArrayEquals(
        story,
        java.util.stream.IntStream.concat(
                java.util.stream.IntStream.of(words.begin()),
                java.util.stream.IntStream.of(words.encode(words.decode(story))))
            .toArray());
    JsonObject json = new JsonObject();
    for (int i = 0; i < words().size(); i++) {
      json.addProperty(words().get(i), i);
    }
    Files.writeString(dir.resolve("vocab.json"), json.toString());
    Files.write(dir.resolve("merges.txt"), merges());
    assertEquals(Optional.of("gpt2"), Tokenizers.of(dir, 267).map(Tokenizer::name));
    Files.writeString(dir.resolve("merges.txt"), "#version: 0.2\nz zz\n");
    IOException merge = assertThrows(IOException.class, () -> Tokenizers.of(dir, 267));
    assertTrue(String.valueOf(merge.getMessage()).contains("line 2 merges 'z zz'"));
    Files.writeString(dir.resolve("vocab.json"), "{\"a\":0,\"b\":5}");
    IOException gap = assertThrows(IOException.class, () -> Tokenizers.of(dir, 267));
    assertTrue(String.valueOf(gap.getMessage()).contains("token 'b' has number 5 of 2"));
  }
}
