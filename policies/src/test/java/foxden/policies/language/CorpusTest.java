package foxden.policies.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.fox.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @Test
  void memoryAndFilesGiveTheSameTexts(@TempDir Path dir) throws IOException {
    String text = "a text of some length, café included";
    ByteTokenizer bytes = new ByteTokenizer(false);
    Corpus memory = Corpus.of(text, bytes);
    Path file = Files.writeString(dir.resolve("text.txt"), text);
    Corpus mapped = Corpus.bytes(file);
    assertEquals(memory.length(), mapped.length());
    byte[] numbers = new byte[2 * memory.length()];
    for (int i = 0; i < memory.length(); i++) {
      assertEquals(memory.token(i), mapped.token(i));
      int wide = 60_000 + memory.token(i);
      numbers[2 * i] = (byte) wide;
      numbers[2 * i + 1] = (byte) (wide >> 8);
    }
    Corpus two = Corpus.numbers(Files.write(dir.resolve("numbers.bin"), numbers));
    assertEquals(60_000 + memory.token(5), two.token(5));
    for (long batch = 0; batch < 5; batch++) {
      List<Text> one = memory.shuffled(3, 4, 8).batch(batch);
      List<Text> other = mapped.shuffled(3, 4, 8).batch(batch);
      for (int i = 0; i < 4; i++) {
        assertArrayEquals(one.get(i).tokens(), other.get(i).tokens());
        assertArrayEquals(one.get(i).targets(), other.get(i).targets());
      }
    }
    assertThrows(IOException.class, () -> Corpus.numbers(write(dir, 3)));
  }

  private static Path write(Path dir, int count) throws IOException {
    return Files.write(dir.resolve("odd.bin"), new byte[count]);
  }

  @Test
  void inOrderGoesThroughEverythingAndBeginsAgain() {
    Corpus corpus = Corpus.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    int[] firsts = new int[4];
    for (int i = 0; i < 4; i++) {
      Text text = corpus.inOrder(1, 3).batch(i).get(0);
      assertEquals(3, text.length());
      assertEquals(text.tokens()[1], text.targets()[0]);
      firsts[i] = text.tokens()[0];
    }
    assertArrayEquals(new int[] {0, 3, 6, 0}, firsts);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> corpus.shuffled(0, 1, 10));
    assertTrue(String.valueOf(e.getMessage()).contains("a corpus of 10 tokens"));
  }

  @Test
  void intervalsOfThreeSeedsAreStudents() {
    StorySummary.Estimate e = StorySummary.Estimate.of(1, 2, 3);
    // sd 1, standard error 1 / sqrt 3, t(2, 0.975) = 4.303
    assertEquals(2, e.mean(), 1e-12);
    assertEquals(2 - 4.303 / Math.sqrt(3), e.low(), 1e-9);
    assertEquals(2 + 4.303 / Math.sqrt(3), e.high(), 1e-9);
    assertTrue(Double.isNaN(StorySummary.Estimate.of(5).low()));
  }
}
