import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { transformSync } from 'esbuild'

/** Compiles TypeScript files once and loads them as often as needed, each time with new constants and tables. */
export class Modules {
  #compiled = new Map()
  #outside = createRequire(import.meta.url)

  /** The files that this one imports, with itself, each with how many imports it is away. */
  reach(file) {
    const steps = new Map([[file, 0]])
    for (const [each, step] of steps) {
      for (const imported of this.#imports(each)) if (!steps.has(imported)) steps.set(imported, step + 1)
    }
    return steps
  }

  /** A function that loads files, each once, and takes the packages named in `instead` from there. */
  loader(instead) {
    const loaded = new Map()
    const load = (file) => {
      const before = loaded.get(file)
      if (before !== undefined) return before.exports
      const module = { exports: {} }
      loaded.set(file, module)
      const require = (name) =>
        name.startsWith('.') ? load(join(dirname(file), name)) : (instead.get(name) ?? this.#outside(name))
      this.#compile(file).start(module.exports, require, module, dirname(file), file)
      return module.exports
    }
    return load
  }

  #imports(file) {
    const { names } = this.#compile(file)
    return names.filter((name) => name.startsWith('.')).map((name) => join(dirname(file), name))
  }

  #compile(file) {
    const before = this.#compiled.get(file)
    if (before !== undefined) return before
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      define: { 'import.meta.dirname': '__dirname' },
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    })
    const names = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)
    const wrapped = `(function (exports, require, module, __dirname, __filename) { ${code}\n})`
    const compiled = { names, start: new Script(wrapped, { filename: file }).runInThisContext() }
    this.#compiled.set(file, compiled)
    return compiled
  }
}
