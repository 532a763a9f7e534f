import type { Catalogue } from './catalogue-entry.ts';

/** How a call to TikTok or VTEX went, and the state of the connection. */
export const ATTEMPT_MESSAGES: Catalogue = {
  'send-accepted': {
    action: 'none',
    pt: ['Aceito pelo TikTok', 'O TikTok aplicou o preço ou o estoque na hora.', 'Nada a fazer.'],
    en: ['Accepted by TikTok', 'TikTok applied the price or stock at once.', 'Nothing to do.'],
  },
  'product-unexpected-error': {
    action: 'contact-support',
    pt: [
      'Erro inesperado da Ponte',
      'A Ponte falhou ao preparar este produto; os demais seguem.',
      'A Ponte tenta de novo em algumas horas. Se continuar, informe o suporte da Ponte.',
    ],
    en: [
      'Unexpected error of Ponte',
      'Ponte failed to prepare this product; the others go on.',
      'Ponte tries again in some hours. If it stays, tell Ponte support.',
    ],
  },
  'attempt-outcome-unknown': {
    action: 'wait',
    pt: [
      'Resultado desconhecido',
      'A chamada saiu e a resposta não chegou.',
      'Aguarde: a Ponte lê o produto no TikTok antes de repetir.',
    ],
    en: [
      'Outcome unknown',
      'The call went out and no answer came.',
      'Wait: Ponte reads the product on TikTok before it repeats.',
    ],
  },
  'attempt-rate-limited': {
    action: 'wait',
    pt: ['Limite de chamadas atingido', 'O TikTok pediu para reduzir o ritmo.', 'Aguarde: a Ponte tenta de novo.'],
    en: ['Rate limit reached', 'TikTok asked to slow down.', 'Wait: Ponte tries again.'],
  },
  'attempt-unavailable': {
    action: 'wait',
    pt: ['Serviço indisponível', 'O serviço não respondeu ou falhou.', 'Aguarde: a Ponte tenta de novo.'],
    en: ['Service unavailable', 'The service did not answer, or failed.', 'Wait: Ponte tries again.'],
  },
  'attempt-refused': {
    action: 'contact-support',
    pt: [
      'Chamada recusada',
      'O serviço recusou a chamada sem dizer por quê.',
      'Informe o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Call refused',
      'The service refused the call without saying why.',
      'Tell Ponte support the number of the call.',
    ],
  },
  'attempt-credentials-rejected': {
    action: 'reconnect',
    pt: [
      'Autorização recusada',
      'O serviço não aceita mais a autorização, nem renovada.',
      'Conecte o cliente de novo.',
    ],
    en: [
      'Authorization refused',
      'The service no longer takes the authorization, not even a renewed one.',
      'Connect the client again.',
    ],
  },
  'connection-missing': {
    action: 'reconnect',
    pt: [
      'Loja não conectada',
      'O cliente não tem uma loja do TikTok Shop conectada.',
      'Conecte a loja (ponte connection connect).',
    ],
    en: [
      'Shop not connected',
      'The client has no TikTok Shop connected.',
      'Connect the shop (ponte connection connect).',
    ],
  },
  'connection-needs-authorization': {
    action: 'reconnect',
    pt: ['Autorização necessária', 'A autorização do TikTok Shop venceu ou foi revogada.', 'Autorize a loja de novo.'],
    en: [
      'Authorization needed',
      'The authorization of TikTok Shop has expired or was revoked.',
      'Authorize the shop again.',
    ],
  },
  'vtex-credentials-rejected': {
    action: 'reconnect',
    pt: [
      'Chave da VTEX recusada',
      'A VTEX não aceita a chave, ou falta a ela uma permissão.',
      'Verifique a appKey e o appToken e as permissões da chave.',
    ],
    en: [
      'VTEX key refused',
      'VTEX does not take the key, or it lacks a permission.',
      'Check appKey and appToken and the permissions of the key.',
    ],
  },
};
