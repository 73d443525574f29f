package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks of every kind against the double reference: forward, gradients, streaming, training. */
class LanguageModelTest {

  @ParameterizedTest
  @MethodSource("foxden.policies.fox.Networks#names")
  void gradientsOfEveryPartMatchCentralDifferences(String name) {
    FoxLanguageModel model = Networks.model(name, Kernels.create(1));
    int[] first = Networks.tokens(1, 9);
    int[] second = Networks.tokens(2, 13);
    int[] targets = Networks.tokens(3, 22);
    targets[4] = FoxLanguageModel.IGNORE;
    int[] tokens = new int[22];
    System.arraycopy(first, 0, tokens, 0, 9);
    System.arraycopy(second, 0, tokens, 9, 13);
    Parameters gradients = model.parameters().zeros();
    FoxActivations a = new FoxActivations(model.config(), model.kernels());
    double loss = model.learn(tokens, targets, new int[] {0, 9, 22}, a, gradients);
    double[] w = DoubleFox.doubles(model.parameters().values());
    java.util.function.DoubleSupplier exact =
        () ->
            DoubleFox.crossEntropy(w, model, first, Arrays.copyOf(targets, 9))
                + DoubleFox.crossEntropy(w, model, second, Arrays.copyOfRange(targets, 9, 22));
    assertEquals(exact.getAsDouble(), loss, 1e-4);
    Random random = new Random(5);
    for (Parameters.Slot slot : model.parameters().slots()) {
      double largest = 0.1;
      for (int i = 0; i < slot.size(); i++) {
        largest = Math.max(largest, Math.abs(gradients.values()[slot.offset() + i]));
      }
      boolean frozen =
          model.config().parts().gate() == FoxParts.Gate.FIXED
              && slot.name().endsWith("fgate_bias");
      for (int n = 0; n < 2; n++) {
        int i = slot.offset() + random.nextInt(slot.size());
        double expected = frozen ? 0 : GoldenBlockTest.derivative(w, i, exact);
        assertEquals(expected, gradients.values()[i], 2e-5 * largest + 1e-5, slot.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("foxden.policies.fox.Networks#names")
  void streamingInAnyChunksEqualsOnePass(String name) {
    FoxLanguageModel model = Networks.model(name, Kernels.create(1));
    int length = 150;
    int[] tokens = Networks.tokens(6, length);
    float[] full =
        model.logits(tokens, new FoxActivations(model.config(), model.kernels())).clone();
    LanguageStream stream = new LanguageStream(model);
    Random random = new Random(7);
    // One by one; a prefill and steps; chunks of any size.
    for (int way = 0; way < 4; way++) {
      stream.reset();
      int at = 0;
      while (at < length) {
        int count =
            switch (way) {
              case 0 -> 1;
              case 1 -> at == 0 ? 70 : 1;
              case 2 -> at == 0 ? 3 : 2;
              default -> 1 + random.nextInt(40);
            };
        int n = Math.min(count, length - at);
        float[] out = stream.append(Arrays.copyOfRange(tokens, at, at + n));
        // Logits are of the size of 1 to 5; 1e-5 of the largest is what floats can promise.
        double largest = 1;
        for (float value : out) {
          largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < out.length; i++) {
          float expected = full[at * Networks.VOCABULARY + i];
          assertEquals(expected, out[i], 1e-5 * largest, name + " at " + at);
        }
        at += n;
      }
      assertEquals(length, stream.tokens());
    }
  }

  @Test
  void twoActorsAtDifferentStepsDoNotDisturbEachOther() {
    FoxLanguageModel model = Networks.model("pro", Kernels.create(1));
    int[] one = Networks.tokens(8, 30);
    int[] two = Networks.tokens(9, 30);
    LanguageStream alone = new LanguageStream(model);
    float[] expected = {};
    for (int token : one) {
      expected = alone.append(token);
    }
    LanguageStream first = new LanguageStream(model);
    LanguageStream second = new LanguageStream(model);
    second.append(Arrays.copyOf(two, 11));
    float[] out = {};
    for (int i = 0; i < 30; i++) {
      out = first.append(one[i]);
      second.append(two[i]);
      if (i == 17) {
        second.reset();
      }
    }
    assertArrayEquals(expected, out);
  }

  @Test
  void chunkedPrefillUnderKeyAndValueShiftDoesNotForgetTheLastKey() {
    // The official code starts a chunk's shift from zeros: prefill 3, then 2 at once, is wrong
    // there.
    FoxLanguageModel model = Networks.model("pro", Kernels.create(1));
    int[] tokens = Networks.tokens(10, 5);
    float[] full = model.logits(tokens, new FoxActivations(model.config(), model.kernels()));
    LanguageStream stream = new LanguageStream(model);
    stream.append(Arrays.copyOf(tokens, 3));
    float[] chunk = stream.append(tokens[3], tokens[4]);
    for (int i = 0; i < chunk.length; i++) {
      assertEquals(full[3 * Networks.VOCABULARY + i], chunk[i], 1e-5);
    }
  }

  @Test
  void forgottenKeysAreLetGoWithinTheTolerance() {
    FoxConfig config = FoxConfig.of(2, 16, 4, 12).initialised(0.3f, 0, 1).with(FoxParts.PRO);
    FoxLanguageModel model = Networks.model(config, false, Kernels.create(1));
    int[] tokens = Networks.tokens(11, 600);
    LanguageStream keeps = new LanguageStream(model);
    LanguageStream forgets = LanguageStream.forgetful(model, -12);
    Random random = new Random(12);
    int at = 0;
    while (at < tokens.length) {
      int n = Math.min(random.nextInt(3) == 0 ? 1 + random.nextInt(30) : 1, tokens.length - at);
      int[] chunk = Arrays.copyOfRange(tokens, at, at + n);
      float[] all = keeps.append(chunk);
      float[] some = forgets.append(chunk);
      for (int i = 0; i < all.length; i++) {
        assertEquals(all[i], some[i], 1e-3);
      }
      at += n;
    }
    assertEquals(2L * 4 * tokens.length, keeps.keysSeen());
    assertTrue(forgets.keysSeen() < keeps.keysSeen() / 2, forgets.keysSeen() + " keys seen");
    assertTrue(forgets.rowsHeld() < keeps.rowsHeld(), forgets.rowsHeld() + " rows held");
  }

  @Test
  void boundsOfTheLogitsHoldForEveryNetwork() {
    for (String name : (Iterable<String>) Networks.names()::iterator) {
      FoxLanguageModel model = Networks.model(name, Kernels.create(1));
      double[][] bounds = LogitBounds.of(model.config(), model.parameters());
      Mind mind =
          new LanguageReading(model, Networks.tokens(13, 60), name, Integer::toString).mind();
      float[] content = new float[60];
      for (int layer = 0; layer < 2; layer++) {
        for (int head = 0; head < 4; head++) {
          for (int i = 0; i < 60; i++) {
            mind.row(layer, head, i, null, content, null);
            for (int j = 0; j <= i; j++) {
              assertTrue(Math.abs(content[j]) <= bounds[layer][head] * 1.0001, name);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("foxden.policies.fox.Networks#names")
  void aReadingShowsWhatTheReferenceComputes(String name) {
    FoxLanguageModel model = Networks.model(name, Kernels.create(2));
    int[] tokens = Networks.tokens(14, 20);
    LanguageReading reading = new LanguageReading(model, tokens, "x", Integer::toString);
    double[] w = DoubleFox.doubles(model.parameters().values());
    double[][] logits = DoubleFox.logits(w, model, tokens);
    double[][] x = new double[20][];
    for (int t = 0; t < 20; t++) {
      assertArrayEquals(logits[t], DoubleFox.doubles(reading.logits(t)), 3e-5);
      x[t] = Arrays.copyOfRange(w, tokens[t] * 16, tokens[t] * 16 + 16);
    }
    int[] targets = Arrays.copyOf(Arrays.copyOfRange(tokens, 1, 20), 20);
    targets[19] = FoxLanguageModel.IGNORE;
    assertEquals(DoubleFox.crossEntropy(w, model, tokens, targets) / 19, reading.loss(), 1e-6);
    float[] attention = new float[20];
    for (int layer = 0; layer < 2; layer++) {
      DoubleFox.Block block = DoubleFox.block(w, model.parameters(), layer, model.config(), x);
      for (int head = 0; head < 4; head++) {
        for (int i = 0; i < 20; i++) {
          reading.mind().row(layer, head, i, attention, null, null);
          assertEquals(block.logf()[i][head], reading.mind().logForget(layer, head, i), 1e-5);
          for (int j = 0; j <= i; j++) {
            assertEquals(block.a()[head][i][j], attention[j], 1e-5);
          }
        }
      }
      x = block.y();
    }
  }

  @Test
  void tokensOutsideTheVocabularyAreNamed() {
    FoxLanguageModel model = Networks.model("llama", Kernels.create(1));
    LanguageStream stream = new LanguageStream(model);
    stream.append(1, 2);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> stream.append(3, 17));
    assertEquals("token 17 at position 1 is outside the vocabulary of 17", e.getMessage());
    assertEquals(2, stream.tokens());
  }

  /** Texts whose next token is the last but one plus one. */
  private static List<Text> batch(long index) {
    List<Text> batch = new ArrayList<>();
    Random random = new Random(index);
    for (int n = 0; n < 6; n++) {
      int[] text = new int[13];
      text[0] = random.nextInt(Networks.VOCABULARY);
      text[1] = random.nextInt(Networks.VOCABULARY);
      for (int i = 2; i < text.length; i++) {
        text[i] = (text[i - 2] + 1) % Networks.VOCABULARY;
      }
      batch.add(Text.of(text));
    }
    return batch;
  }

  private static FoxLanguageModel fresh(String name) {
    FoxLanguageModel model =
        new FoxLanguageModel(
            Networks.all().get(name), Networks.VOCABULARY, false, Kernels.create(1));
    model.initialise(1);
    return model;
  }

  private static Trainer trainer(FoxLanguageModel model, int threads) {
    return new Trainer(
        Lesson.of(model, LanguageModelTest::batch),
        new Trainer.Settings(40, 0.01, 5, 0.1, AdamW.Settings.PAPER, 1, 3, 7, 2),
        threads,
        System::nanoTime);
  }

  @ParameterizedTest
  @MethodSource("foxden.policies.fox.Networks#names")
  void killedAndResumedTrainingEndsInTheSameBits(String name, @TempDir Path dir)
      throws IOException {
    FoxLanguageModel whole = fresh(name);
    List<Double> losses = new ArrayList<>();
    trainer(whole, 1).run(null, p -> losses.add(p.loss()));
    assertTrue(losses.get(39) < losses.get(0), name + ": " + losses.get(39));
    // Killed in the middle of step 24: the newest checkpoint is that of step 21.
    FoxLanguageModel killed = fresh(name);
    assertThrows(
        IllegalStateException.class,
        () ->
            trainer(killed, 2)
                .run(
                    dir,
                    p -> {
                      if (p.step() == 24) {
                        throw new IllegalStateException("killed");
                      }
                      return true;
                    }));
    assertTrue(Files.isRegularFile(dir.resolve("resume.safetensors")));
    FoxLanguageModel resumed = fresh(name);
    List<Long> steps = new ArrayList<>();
    trainer(resumed, 3).run(dir, p -> steps.add(p.step()));
    assertEquals(22, steps.get(0));
    assertArrayEquals(whole.parameters().values(), resumed.parameters().values());
  }

  @Test
  void accumulatedBatchesGiveTheGradientOfOneLargeBatch() throws IOException {
    FoxLanguageModel two = fresh("pro");
    FoxLanguageModel one = fresh("pro");
    TextSource joined =
        index -> {
          List<Text> both = new ArrayList<>(batch(2 * index));
          both.addAll(batch(2 * index + 1));
          return both;
        };
    AdamW.Settings adam = AdamW.Settings.PAPER;
    new Trainer(
            Lesson.of(two, LanguageModelTest::batch),
            new Trainer.Settings(3, 0.01, 1, 0.1, adam, 1, 2, 100, 2),
            1,
            System::nanoTime)
        .run(null, p -> true);
    new Trainer(
            Lesson.of(one, joined),
            new Trainer.Settings(3, 0.01, 1, 0.1, adam, 1, 2, 100, 1),
            1,
            System::nanoTime)
        .run(null, p -> true);
    for (int i = 0; i < one.parameters().values().length; i++) {
      // Adam divides by the root of squares, which makes of tiny sums' last bits more than that.
      assertEquals(one.parameters().values()[i], two.parameters().values()[i], 2e-3);
    }
  }
}
