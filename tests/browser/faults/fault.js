// Makes the browser fail as the address asks: it stands before the program, so that the program meets nothing else.
// What is in `faults` can be changed while the page is open.
const faults = window.faults = new Set(location.search.slice(1).split('&'))
/** The number in a fault such as `call=7`; 0 when it was not asked for. */
const number = name => Number([...faults].find(fault => fault.startsWith(name + '='))?.slice(name.length + 1) ?? 0)

const refused = () => { throw new DOMException('the browser does not allow it', 'SecurityError') }
const full = () => { throw new DOMException('there is no room', 'QuotaExceededError') }

/** Puts `around` in place of a method: it is given the call itself, to make or not, and what the call was given. */
const wrap = (object, name, around) => {
  const { value, get } = Object.getOwnPropertyDescriptor(object, name)
  const wrapped = original => function (...given) { return around.call(this, () => original.apply(this, given)) }
  Object.defineProperty(object, name, value ? { value: wrapped(value) } : { get: wrapped(get) })
}

if (faults.has('no-indexed-db')) Object.defineProperty(window, 'indexedDB', { value: undefined })
if (faults.has('indexed-db-refused')) IDBFactory.prototype.open = refused
if (faults.has('no-local-storage')) Object.defineProperty(window, 'localStorage', { get: refused })

if (faults.has('indexed-db-hangs')) IDBFactory.prototype.open = () => new EventTarget()
// It answers when it is told to, with one that is opened only then.
if (faults.has('indexed-db-late')) {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) {
    const asked = new EventTarget()
    window.answer = () => {
      const request = open.apply(this, given)
      request.onsuccess = event => {
        Object.defineProperty(asked, 'result', { value: request.result })
        asked.onsuccess(event)
      }
    }
    return asked
  }
}

// The program comes with a page of it empty, or cut, or does not come; or what it says does.
const fetched = window.fetch
const loads = {
  'program-damaged': async address => {
    const bytes = new Uint8Array(await (await fetched(address)).arrayBuffer())
    bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 4096)
    return new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } })
  },
  'program-cut': async address => {
    const bytes = await (await fetched(address)).arrayBuffer()
    return new Response(bytes.slice(0, bytes.byteLength / 2), { headers: { 'Content-Type': 'application/wasm' } })
  },
  'program-missing': address => fetched(address + '.missing'),
  'texts-cut': async address => {
    const text = await (await fetched(address)).text()
    return new Response(text.slice(0, text.length / 2))
  },
  'texts-missing': address => fetched(address + '.missing'),
}
for (const [fault, load] of Object.entries(loads)) {
  const end = fault.startsWith('program') ? '.wasm' : '.txt'
  if (faults.has(fault)) window.fetch = address => (address.endsWith(end) ? load : fetched)(address)
}

// So does the rest of it, both ways in which it is loaded; or it comes only when something in it is called.
const isRest = address => address.startsWith('rest-')
const restLoads = {
  'rest-held': () => new Promise(() => {}),
  'rest-missing': address => fetched(address + '.missing'),
  'rest-cut': loads['program-cut'],
  'rest-replaced': () => fetched('./elsewhere.html'),
}
for (const [fault, load] of Object.entries(restLoads)) {
  if (faults.has(fault)) window.fetch = (address, ...more) => isRest(address) ? load(address) : fetched(address, ...more)
}
wrap(XMLHttpRequest.prototype, 'response', go => faults.has('rest-cut') ? go().slice(0, go().length / 2) : go())
const opened = XMLHttpRequest.prototype.open
XMLHttpRequest.prototype.open = function (method, address, ...more) {
  if (isRest(address) && faults.has('rest-missing')) address += '.missing'
  if (isRest(address) && faults.has('rest-replaced')) address = './elsewhere.html'
  opened.call(this, method, address, ...more)
}

// Transactions that do not come to their end: aborted as soon as they have something to put, or once it was put.
wrap(IDBObjectStore.prototype, 'put', function (go) {
  if (faults.has('full')) return full()
  const request = go()
  if (faults.has('abort-before')) this.transaction.abort()
  if (faults.has('abort-after')) request.addEventListener('success', () => this.transaction.abort())
  return request
})

// Slots that are full, or that take a text and do nothing with it.
wrap(Storage.prototype, 'setItem', go => {
  if (faults.has('full')) return full()
  if (!faults.has('drop')) go()
})

// `call=7`: the seventh call of any store fails, and only that one. `window.calls` counts them.
if (number('call')) {
  window.calls = 0
  const counted = go => {
    window.calls += 1
    if (window.calls === number('call')) throw new DOMException('this call fails', 'UnknownError')
    return go()
  }
  const methods = [
    [Storage, 'length', 'key', 'getItem', 'setItem', 'removeItem'],
    [IDBFactory, 'open'],
    [IDBDatabase, 'transaction'],
    [IDBTransaction, 'objectStore'],
    [IDBObjectStore, 'get', 'getAll', 'getAllKeys', 'put'],
  ]
  for (const [kind, ...names] of methods) for (const name of names) wrap(kind.prototype, name, counted)
}

// `stop=3`: at the third step of writing the page tells its server so and does nothing more, for ever. A step is the
// moment before a slot is written or a record is put or taken out, when that is done, and when its transaction is complete.
// `window.stopAtStep` counts from when it is called.
{
  let stop = 0
  let steps = 0
  window.stopAtStep = at => { [stop, steps] = [at, 0] }
  window.stopAtStep(number('stop'))
  const step = () => {
    steps += 1
    if (steps !== stop) return
    const told = new XMLHttpRequest()
    told.open('GET', `./stopped-${steps}`, false)
    told.send()
    for (;;);
  }
  wrap(Storage.prototype, 'setItem', go => { step(); go() })
  wrap(Storage.prototype, 'removeItem', go => { step(); go() })
  for (const change of ['put', 'delete', 'clear']) {
    wrap(IDBObjectStore.prototype, change, function (go) {
      step()
      const request = go()
      request.addEventListener('success', step)
      this.transaction.addEventListener('complete', step)
      return request
    })
  }
}

// `clock=-10`: the device's clock is ten years slow. `window.setClock` sets it while the page is open.
{
  const TrueDate = Date
  let wrong = 0
  window.setClock = years => { wrong = years * 365.25 * 24 * 60 * 60 * 1000 }
  window.setClock(number('clock'))
  window.Date = class extends TrueDate {
    constructor(...given) { super(...(given.length ? given : [TrueDate.now() + wrong])) }
    static now() { return TrueDate.now() + wrong }
  }
}

// The program's bytes do not arrive as they were sent.
const damages = {
  empty: bytes => bytes.slice(0, 0),
  torn: bytes => bytes.slice(0, bytes.length / 2),
  zeroed: bytes => bytes.fill(0, bytes.length / 2),
  flipped: bytes => bytes.map((byte, at) => at % 997 ? byte : byte ^ 255),
}
const damage = damages[[...faults].find(fault => fault in damages)]
if (damage) {
  const trueFetch = window.fetch
  window.fetch = async (...asked) => {
    const answer = await trueFetch(...asked)
    if (!asked[0].endsWith('.wasm')) return answer
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return new Response(damage(bytes), { headers: { 'Content-Type': 'application/wasm' } })
  }
}

// `reading-held`: what is left to be read of a long journal waits until `window.readOn`, so that a journey can stay in the
// middle of it. The program gives the browser a turn before it reads on: it asks for that before the first screen is drawn.
// What is asked for later is how the screen is drawn.
if (faults.has('reading-held')) {
  const later = window.setTimeout
  const isReading = () => document.querySelector('[data-reading]')
  const held = []
  window.setTimeout = (done, after, ...given) => {
    if (after || isReading() || !faults.has('reading-held')) return later(done, after, ...given)
    const decide = () => isReading() && faults.has('reading-held') ? held.push(done) : done()
    return later(() => requestAnimationFrame(() => later(decide)))
  }
  window.readOn = () => {
    faults.delete('reading-held')
    for (const done of held) later(done)
  }
}
