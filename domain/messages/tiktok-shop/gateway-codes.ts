import type { CodeGroup } from './code-group.ts';

/** Codes of the gateway and of authorization (contract sections 1.3 and 3.2). */
export const GATEWAY_CODES: readonly CodeGroup[] = [
  {
    codes: [36009002],
    kind: 'retry',
    action: 'wait',
    pt: [
      'Chamadas demais ao TikTok',
      'O limite de chamadas por segundo foi atingido.',
      'Nada a fazer: a Ponte reduz o ritmo e tenta de novo.',
    ],
    en: [
      'Too many calls to TikTok',
      'The limit of calls per second was reached.',
      'Nothing to do: Ponte slows down and tries again.',
    ],
  },
  {
    codes: [36009003, 12001000, 12052881, 33001002, 35003001, 25007002],
    kind: 'retry',
    action: 'retry',
    pt: [
      'Erro interno do TikTok',
      'O TikTok falhou ao processar o pedido.',
      'A Ponte tenta de novo. Se continuar por horas, fale com o suporte do TikTok com o número da chamada.',
    ],
    en: [
      'TikTok internal error',
      'TikTok failed while processing the request.',
      'Ponte tries again. If it lasts for hours, contact TikTok support with the call number.',
    ],
  },
  {
    codes: [36009007],
    kind: 'retry',
    action: 'retry',
    pt: [
      'O TikTok demorou demais',
      'A chamada passou do tempo que o TikTok permite.',
      'A Ponte confere o que foi feito e tenta de novo.',
    ],
    en: [
      'TikTok took too long',
      'The call ran longer than TikTok allows.',
      'Ponte checks what was done and tries again.',
    ],
  },
  {
    codes: [36009009, 36009010, 36009014],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Endereço da API não existe',
      'O TikTok não conhece mais esta chamada ou esta versão.',
      'Atualize a Ponte; se já está atualizada, avise o suporte da Ponte.',
    ],
    en: [
      'API address does not exist',
      'TikTok no longer knows this call or this version.',
      'Update Ponte; if it is up to date, report it to Ponte support.',
    ],
  },
  {
    codes: [36009021],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Arquivo grande demais', 'O arquivo enviado passa do tamanho que o TikTok aceita.', 'Use um arquivo menor.'],
    en: ['File too large', 'The uploaded file is larger than TikTok accepts.', 'Use a smaller file.'],
  },
  {
    codes: [36009022, 36009023],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Formato da chamada recusado',
      'O TikTok não aceitou o formato em que os dados foram enviados.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Request format refused',
      'TikTok did not accept the format in which the data was sent.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [36009033],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Servidor fora da lista de IPs',
      'O aplicativo no TikTok só aceita chamadas de IPs autorizados, e este servidor não está na lista.',
      'No Partner Center, inclua o IP deste servidor na lista do aplicativo.',
    ],
    en: [
      'Server not on the IP list',
      'The TikTok app only accepts calls from listed IP addresses, and this server is not among them.',
      'In Partner Center, add the address of this server to the list of the app.',
    ],
  },
  {
    codes: [36009004],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Chamada recusada na entrada',
      'O TikTok usa este código para chave do aplicativo errada, relógio fora da hora ou um campo que falta; a mensagem original diz qual.',
      'Confira a chave do aplicativo e o relógio do servidor; se estão certos, avise o suporte da Ponte.',
    ],
    en: [
      'Request refused at the door',
      'TikTok uses this code for a wrong app key, a wrong clock or a missing field; the original message tells which.',
      'Check the app key and the clock of the server; if both are right, report it to Ponte support.',
    ],
  },
  {
    codes: [101000],
    kind: 'credentials',
    action: 'reconnect',
    pt: [
      'Acesso não vale para esta loja',
      'O token não pertence a esta loja, ou a autorização da loja mudou.',
      'Conecte a loja de novo.',
    ],
    en: [
      'Access is not valid for this shop',
      'The token does not belong to this shop, or the authorization of the shop has changed.',
      'Connect the shop again.',
    ],
  },
  {
    codes: [105002],
    kind: 'credentials',
    action: 'reconnect',
    pt: ['Acesso vencido', 'O token de acesso venceu e a renovação não foi aceita.', 'Conecte a loja de novo.'],
    en: ['Access expired', 'The access token has expired and its renewal was not accepted.', 'Connect the shop again.'],
  },
  {
    codes: [36004001, 36004004, 36004005],
    kind: 'credentials',
    action: 'reconnect',
    pt: [
      'Autorização inválida ou vencida',
      'O código ou o token de renovação não vale mais, já foi usado ou não pertence a este aplicativo.',
      'Conecte a loja de novo pelo link de autorização.',
    ],
    en: [
      'Authorization invalid or expired',
      'The code or the refresh token is no longer valid, was already used or belongs to another app.',
      'Connect the shop again through the authorization link.',
    ],
  },
  {
    codes: [105005],
    kind: 'fix-config',
    action: 'reconnect',
    pt: [
      'Permissão não concedida',
      'O aplicativo não tem a permissão que esta chamada exige, ou a loja autorizou antes de ela existir.',
      'Ative a permissão no Partner Center e peça à loja que autorize de novo.',
    ],
    en: [
      'Permission not granted',
      'The app lacks the permission this call needs, or the shop authorized before the permission existed.',
      'Enable the permission in Partner Center and have the shop authorize again.',
    ],
  },
  {
    codes: [106001],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Assinatura recusada',
      'A assinatura da chamada não confere: em geral, o segredo do aplicativo está errado.',
      'Confira TIKTOK_APP_KEY e TIKTOK_APP_SECRET.',
    ],
    en: [
      'Signature refused',
      'The signature of the call does not match: most often the app secret is wrong.',
      'Check TIKTOK_APP_KEY and TIKTOK_APP_SECRET.',
    ],
  },
  {
    codes: [106011],
    kind: 'credentials',
    action: 'reconnect',
    pt: ['Chave da loja inválida', 'O TikTok não reconhece mais a chave desta loja.', 'Conecte a loja de novo.'],
    en: ['Shop key invalid', 'TikTok no longer recognises the key of this shop.', 'Connect the shop again.'],
  },
  {
    codes: [106013],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Faltou dizer qual loja',
      'A chamada não levou a chave da loja.',
      'Conecte a loja de novo; se continuar, avise o suporte da Ponte.',
    ],
    en: [
      'The shop was not named',
      'The call did not carry the key of the shop.',
      'Connect the shop again; if it goes on, report it to Ponte support.',
    ],
  },
  {
    codes: [11050001, 98001004],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Parâmetro inválido',
      'Um dado da chamada não foi aceito pelo TikTok.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Invalid parameter',
      'TikTok did not accept a value of the call.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [45101004],
    kind: 'permanent',
    action: 'wait',
    pt: ['Cota do dia usada', 'O limite diário de chamadas deste recurso acabou.', 'A Ponte continua amanhã.'],
    en: ['Quota of the day used up', 'The daily limit of calls of this feature is used up.', 'Ponte goes on tomorrow.'],
  },
];
