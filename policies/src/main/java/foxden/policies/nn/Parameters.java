package foxden.policies.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The named tensors of a network in one float array, so that optimiser, clipping and sums of
 * gradients are single loops. Gradients and optimiser moments use the same layout.
 */
public final class Parameters {

  private final Map<String, Slot> slots;
  private final float[] values;

  /**
   * Where a tensor lies.
   *
   * @param shape row-major; a linear weight is [out, in]
   * @param offset of its first element in {@link Parameters#values()}
   */
  public record Slot(String name, List<Integer> shape, int offset) {

    /** Number of elements. */
    public int size() {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** Rows of a matrix; 1 for a vector. */
    public int rows() {
      return shape.size() > 1 ? shape.get(0) : 1;
    }

    /** Columns of a matrix; length of a vector. */
    public int cols() {
      return size() / rows();
    }
  }

  private Parameters(Map<String, Slot> slots, float[] values) {
    this.slots = slots;
    this.values = values;
  }

  /** Collects names and shapes. */
  public static final class Builder {
    private final List<Slot> slots = new ArrayList<>();
    private int size;

    /** Adds a tensor; returns its offset. */
    public int add(String name, int... shape) {
      List<Integer> dims = Arrays.stream(shape).boxed().toList();
      Slot slot = new Slot(name, dims, size);
      slots.add(slot);
      size = Math.addExact(size, slot.size());
      return slot.offset();
    }

    /** All tensors, zero. */
    public Parameters build() {
      Map<String, Slot> byName = new LinkedHashMap<>();
      for (Slot slot : slots) {
        if (byName.put(slot.name(), slot) != null) {
          throw new IllegalArgumentException("two tensors are called " + slot.name());
        }
      }
      return new Parameters(byName, new float[size]);
    }
  }

  /** The same layout over new zeros: for gradients and moments. */
  public Parameters zeros() {
    return new Parameters(slots, new float[values.length]);
  }

  /** All numbers, tensor after tensor; writing changes the parameters. */
  public float[] values() {
    return values;
  }

  /** The tensors in order. */
  public List<Slot> slots() {
    return List.copyOf(slots.values());
  }

  /**
   * The slot of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Slot slot(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return slot;
  }

  /** Whether there is a tensor of this name. */
  public boolean has(String name) {
    return slots.containsKey(name);
  }

  /** A tensor of one or two dimensions as a matrix view. */
  public Mat mat(String name) {
    Slot slot = slot(name);
    return Mat.of(values, slot.offset(), slot.rows(), slot.cols());
  }
}
